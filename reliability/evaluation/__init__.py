"""Compare measures with labels by people; `checks/` has one file per check."""
