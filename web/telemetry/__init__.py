"""What the desk tells an OpenTelemetry collector, where one is named: how long its requests and jobs take, and of nobody a word."""
