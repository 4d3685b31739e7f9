"""What must always be true of decisions, the register and the number series: each query's rows are harm."""

INVARIANTS = {
    "Mỗi dòng sổ vàng của người, tập thể có hồ sơ thì có dữ kiện đang đứng, trừ khi đã hủy bỏ.": """
        SELECT 1 FROM decisions_award award
        WHERE award.subject_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM decisions_awardchange change
                WHERE change.award_id = award.id AND change.change = 'annulled')
            AND NOT EXISTS (SELECT 1 FROM records_fact fact
                WHERE fact.voided_at IS NULL AND fact.id = coalesce(
                    (SELECT change.fact FROM decisions_awardchange change
                        WHERE change.award_id = award.id AND change.fact IS NOT NULL
                        ORDER BY change.created_at DESC LIMIT 1), award.fact))""",
    "Khen thưởng đã hủy bỏ không còn được tính trong hồ sơ.": """
        SELECT 1 FROM decisions_awardchange change
        JOIN decisions_award award ON award.id = change.award_id
        JOIN records_fact fact ON fact.id = award.fact AND fact.voided_at IS NULL
        WHERE change.change = 'annulled'""",
    "Số vào sổ cấp bằng liên tục, không khuyết.": """
        SELECT organ_id, year FROM decisions_certificate
        GROUP BY organ_id, year HAVING min(number) <> 1 OR max(number) <> count(*)""",
    "Dãy số cấp bằng đúng với số bằng đã cấp.": """
        SELECT 1 FROM decisions_series series WHERE series.name = 'so-cap-bang' AND series.last <> (
            SELECT count(*) FROM decisions_certificate certificate
            WHERE certificate.organ_id = series.organ_id AND certificate.year = series.year)""",
    "Số quyết định do hệ thống cấp liên tục, không khuyết.": """
        SELECT 1 FROM decisions_series series WHERE series.name = 'quyet-dinh' AND (
            SELECT count(*) <> series.last - series.started
                OR coalesce(min(number), series.started + 1) <> series.started + 1
                OR coalesce(max(number), series.last) <> series.last
            FROM decisions_decision decision
            WHERE decision.organ_id = series.organ_id AND decision.year = series.year
                AND decision.book = 'ours')""",
    "Mỗi đề nghị đã có quyết định thì có dòng sổ vàng, và ngược lại.": """
        SELECT 1 FROM dossiers_nomination nomination
        LEFT JOIN decisions_award award ON award.nomination_id = nomination.id
        WHERE (nomination.state = 'awarded') <> (award.id IS NOT NULL)""",
    "Quyết định đã ban hành thì có dòng sổ vàng hoặc dòng sửa đổi.": """
        SELECT 1 FROM decisions_decision decision WHERE decision.state = 'issued'
            AND NOT EXISTS (SELECT 1 FROM decisions_award WHERE decision_id = decision.id)
            AND NOT EXISTS (SELECT 1 FROM decisions_awardchange WHERE decision_id = decision.id)""",
    "Danh sách trình ký và sổ vàng của quyết định đã ban hành có cùng số tên.": """
        SELECT 1 FROM decisions_decision decision WHERE decision.state = 'issued'
            AND decision.kind = 'award' AND jsonb_array_length(decision.listed) > 0
            AND jsonb_array_length(decision.listed) <> (
                SELECT count(*) FROM decisions_award WHERE decision_id = decision.id)""",
    "Sổ vàng, thay đổi của sổ vàng và sổ cấp bằng có khoá chống sửa, chống xoá đang bật.": """
        SELECT 1 FROM (VALUES ('decisions_award'), ('decisions_awardchange'), ('decisions_certificate'))
            AS wanted (name) WHERE NOT EXISTS (
            SELECT 1 FROM pg_trigger WHERE tgrelid = wanted.name::regclass AND tgenabled <> 'D'
                AND starts_with(tgname, 'pgtrigger_append_only'))""",
    "Không giấy tờ nào của quyết định chờ lập quá 15 phút.": """
        SELECT 1 FROM decisions_printing
        WHERE state = 'waiting' AND created_at < now() - interval '15 minutes'""",
}
