"""Results for a person: findings, their wording, and the reviewer's decisions about them."""
