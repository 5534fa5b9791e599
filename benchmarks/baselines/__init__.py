"""What one would write instead of newspipe, and the floor below which nothing can go."""
