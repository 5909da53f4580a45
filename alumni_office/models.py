"""No models: this module is here so that Django announces `post_migrate` to the top of the house as well (roles)."""
