"""Who becomes whom: what somebody asks about another person makes nobody anything."""
