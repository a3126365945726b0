"""The commands, a module a topic. None imports Prefect, pyarrow or httpx before it needs them."""
