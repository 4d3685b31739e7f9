"""What must always be true of the ledger: each query's rows are harm."""

INVARIANTS = {
    "Mỗi hồ sơ khen thưởng thuộc cơ quan của người hoặc tập thể ấy.": """
        SELECT 1 FROM records_subject subject LEFT JOIN units_person person ON person.id = subject.person_id
        LEFT JOIN units_organisation collective ON collective.id = subject.collective_id
        WHERE subject.tenant_id <> coalesce(person.tenant_id, collective.tenant_id)""",
    "Mỗi dữ kiện thuộc cơ quan của hồ sơ.": """
        SELECT 1 FROM records_fact fact JOIN records_subject subject ON subject.id = fact.subject_id
        WHERE fact.tenant_id <> subject.tenant_id""",
    "Loại ghi ở mỗi dữ kiện đúng với nội dung của nó.": """
        SELECT 1 FROM records_fact WHERE content ->> 'kind' IS DISTINCT FROM kind""",
    "Mỗi dữ kiện đã bỏ có người bỏ và lý do.": """
        SELECT 1 FROM records_fact
        WHERE (voided_at IS NULL) <> (voided_by IS NULL) OR (voided_at IS NULL) <> (void_reason = '')""",
    "Lần nhập đã hoàn tác không còn dữ kiện nào đứng.": """
        SELECT 1 FROM records_fact fact JOIN records_import import ON import.id = fact.imported_by_id
        WHERE import.state = 'undone' AND fact.voided_at IS NULL""",
    "Dữ kiện chỉ đến từ lần nhập đã xong.": """
        SELECT 1 FROM records_fact fact JOIN records_import import ON import.id = fact.imported_by_id
        WHERE import.state NOT IN ('imported', 'undoing', 'undone')""",
    "Hồ sơ có dữ kiện thì có kết quả soi luật.": """
        SELECT 1 FROM records_subject subject WHERE judged_on IS NULL
            AND EXISTS (SELECT 1 FROM records_fact WHERE subject_id = subject.id AND voided_at IS NULL)""",
    "Sổ dữ kiện có khoá chống sửa, chống xoá đang bật.": """
        SELECT 1 FROM (VALUES ('no_delete'), ('only_void')) AS wanted (name) WHERE NOT EXISTS (
            SELECT 1 FROM pg_trigger WHERE tgrelid = 'records_fact'::regclass AND tgenabled <> 'D'
                AND starts_with(tgname, 'pgtrigger_' || name))""",
}
