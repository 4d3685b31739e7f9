from django.db import models


class OrganisationKind(models.TextChoices):
    """What an organisation is, in the words of the law's vocabulary (``subject.group`` of collectives)."""

    MINISTRY = "bo", "Bộ, ban, ngành, tỉnh"
    UNIT = "don-vi", "Đơn vị"
    ENTERPRISE = "doanh-nghiep", "Doanh nghiệp"
    ARMY = "quan-doi", "Quân đội"
    POLICE = "cong-an", "Công an"


class PersonGroup(models.TextChoices):
    """To which group of Luật Điều 24 a person belongs (``subject.group`` of persons)."""

    LEADER = "can-bo", "Cán bộ"
    CIVIL_SERVANT = "cong-chuc", "Công chức"
    PUBLIC_EMPLOYEE = "vien-chuc", "Viên chức"
    EMPLOYEE = "nguoi-lao-dong", "Người lao động"
    WORKER = "cong-nhan", "Công nhân"
    FARMER = "nong-dan", "Nông dân"
    SOLDIER = "quan-nhan", "Quân nhân"
    POLICE = "cong-an", "Công an"
    BUSINESS = "doanh-nhan", "Doanh nhân"
    SCHOLAR = "tri-thuc", "Trí thức"


class Gender(models.TextChoices):
    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class Role(models.TextChoices):
    """What an account may be, within a unit and all below it, from one date to another."""

    UNIT_OFFICER = "unit-officer", "Cán bộ thi đua của đơn vị"
    UNIT_HEAD = "unit-head", "Thủ trưởng đơn vị"
    MINISTRY_OFFICER = "ministry-officer", "Chuyên viên thi đua của Bộ"
    LEADER = "leader", "Lãnh đạo"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
