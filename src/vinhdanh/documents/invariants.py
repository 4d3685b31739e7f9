"""What must always be true of stored documents: each query's rows are harm."""

INVARIANTS = {
    "Kho văn bản có khoá chống sửa, chống xoá đang bật.": """
        SELECT 1 WHERE NOT EXISTS (
            SELECT 1 FROM pg_trigger WHERE tgrelid = 'documents_document'::regclass AND tgenabled <> 'D'
                AND starts_with(tgname, 'pgtrigger_append_only'))""",
    "Mỗi văn bản có tệp được lưu.": """
        SELECT 1 FROM documents_document WHERE file = ''""",
}
