"""Tests of the audit log as pages, programs and the command line fill it and read it."""
