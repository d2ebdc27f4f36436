"""What becomes of a clean article: kept or left out, new or changed, written and marked."""
