"""What must always be true of units, people and accounts: each query's rows are harm."""

INVARIANTS = {
    "Mỗi đơn vị nằm đúng dưới đơn vị cấp trên, trong cùng cơ quan.": """
        SELECT 1 FROM units_organisation child JOIN units_organisation parent ON parent.id = child.parent_id
        WHERE child.tenant_id <> parent.tenant_id OR NOT starts_with(child.path, parent.path)
            OR child.path = parent.path""",
    "Mỗi cơ quan là gốc của chính mình.": """
        SELECT 1 FROM units_organisation WHERE (parent_id IS NULL) <> (tenant_id = id)""",
    "Mỗi vị trí công tác nối một người với một đơn vị của cùng cơ quan.": """
        SELECT 1 FROM units_post post JOIN units_person person ON person.id = post.person_id
        JOIN units_organisation unit ON unit.id = post.organisation_id
        WHERE unit.tenant_id <> person.tenant_id""",
    "Mỗi tài khoản và người của tài khoản ấy thuộc cùng cơ quan.": """
        SELECT 1 FROM units_user account JOIN units_person person ON person.id = account.person_id
        WHERE account.tenant_id <> person.tenant_id""",
    "Mỗi phạm vi quyền nằm trong cơ quan của tài khoản.": """
        SELECT 1 FROM units_scope scope JOIN units_user account ON account.id = scope.user_id
        JOIN units_organisation unit ON unit.id = scope.organisation_id
        WHERE unit.tenant_id <> account.tenant_id""",
}
