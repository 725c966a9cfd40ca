"""To whom tasks go, and who may answer for whom."""
