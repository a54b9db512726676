"""Rewriter: flags delivery-administration language in resume bullets and suggests wordings that can be defended."""
