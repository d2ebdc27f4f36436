"""What outlets on one CMS share: how it lists articles, how its pages are laid out."""
