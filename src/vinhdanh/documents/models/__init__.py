from vinhdanh.documents.models.document import Document

__all__ = ["Document"]
