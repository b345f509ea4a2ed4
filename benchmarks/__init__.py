"""What is measured: accuracy against exact truth, speed against the bare PDF engine, other parsers, confidence."""
