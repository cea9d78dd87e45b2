"""Compare what is measured with what people labelled; `checks/` holds one file a check."""
