"""Where responses come from, and where they are kept."""
