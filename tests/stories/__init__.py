"""The manual, paragraph by paragraph, as stories."""
