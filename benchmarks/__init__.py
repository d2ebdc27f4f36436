"""Measurements that anyone can repeat. Each prints ratios against a floor or a peer of the same run."""
