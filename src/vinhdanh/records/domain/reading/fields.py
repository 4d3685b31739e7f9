"""What a column of an office's list may hold, how offices head it, what kinds of lists there are."""

from enum import StrEnum


class SheetKind(StrEnum):
    """What one sheet is a list of."""

    PEOPLE = "people"
    RATINGS = "ratings"
    TITLES = "titles"
    INITIATIVES = "initiatives"
    DISCIPLINES = "disciplines"
    COLLECTIVES = "collectives"
    UNKNOWN = "unknown"


KIND_NAMES = {
    SheetKind.PEOPLE: "Danh sách cán bộ",
    SheetKind.RATINGS: "Kết quả xếp loại",
    SheetKind.TITLES: "Danh hiệu, khen thưởng",
    SheetKind.INITIATIVES: "Sáng kiến, đề tài",
    SheetKind.DISCIPLINES: "Kỷ luật",
    SheetKind.COLLECTIVES: "Tập thể",
    SheetKind.UNKNOWN: "Không nhập trang này",
}


class Field(StrEnum):
    """What one column holds."""

    ORDINAL = "ordinal"
    STAFF_CODE = "staff-code"
    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    BORN = "born"
    BORN_MALE = "born-male"
    BORN_FEMALE = "born-female"
    GENDER = "gender"
    MALE = "male"
    FEMALE = "female"
    UNIT = "unit"
    TITLE = "title"
    POSITION = "position"
    GROUP = "group"
    JOINED = "joined"
    RATING = "rating"
    AWARD = "award"
    YEAR = "year"
    BASIS = "basis"
    DECISION = "decision"
    DECIDED = "decided"
    DECIDED_BY = "decided-by"
    WORK = "work"
    WORK_TYPE = "work-type"
    SCOPE = "scope"
    APPLIED = "applied"
    REPLICABLE = "replicable"
    DISCIPLINE = "discipline"
    FROM = "from"
    UNTIL = "until"
    COLLECTIVE = "collective"
    TOTAL = "total"
    COMPLETED = "completed"
    LDTT = "ldtt"
    CSTD_CO_SO = "cstd-co-so"
    WOMEN = "women"
    DISCIPLINED = "disciplined-canh-cao"
    IGNORED = "ignored"


FIELD_NAMES = {
    Field.ORDINAL: "Số thứ tự",
    Field.STAFF_CODE: "Mã cán bộ",
    Field.NAME: "Họ và tên",
    Field.SURNAME: "Họ và tên đệm",
    Field.GIVEN: "Tên",
    Field.BORN: "Ngày sinh",
    Field.BORN_MALE: "Ngày sinh (nam)",
    Field.BORN_FEMALE: "Ngày sinh (nữ)",
    Field.GENDER: "Giới tính",
    Field.MALE: "Đánh dấu nam",
    Field.FEMALE: "Đánh dấu nữ",
    Field.UNIT: "Đơn vị",
    Field.TITLE: "Chức vụ",
    Field.POSITION: "Chức vụ, đơn vị",
    Field.GROUP: "Đối tượng",
    Field.JOINED: "Ngày vào cơ quan",
    Field.RATING: "Xếp loại",
    Field.AWARD: "Danh hiệu, khen thưởng",
    Field.YEAR: "Năm",
    Field.BASIS: "Loại khen thưởng",
    Field.DECISION: "Số quyết định",
    Field.DECIDED: "Ngày quyết định",
    Field.DECIDED_BY: "Cấp quyết định, công nhận",
    Field.WORK: "Tên sáng kiến, đề tài",
    Field.WORK_TYPE: "Loại công trình",
    Field.SCOPE: "Phạm vi ảnh hưởng",
    Field.APPLIED: "Đã áp dụng",
    Field.REPLICABLE: "Có khả năng nhân rộng",
    Field.DISCIPLINE: "Hình thức kỷ luật",
    Field.FROM: "Từ ngày",
    Field.UNTIL: "Đến ngày",
    Field.COLLECTIVE: "Tên tập thể",
    Field.TOTAL: "Tổng số người",
    Field.COMPLETED: "Số người hoàn thành nhiệm vụ",
    Field.LDTT: "Số người đạt Lao động tiên tiến",
    Field.CSTD_CO_SO: "Số người đạt Chiến sĩ thi đua cơ sở",
    Field.WOMEN: "Số nữ",
    Field.DISCIPLINED: "Số người bị kỷ luật từ cảnh cáo",
    Field.IGNORED: "Không nhập cột này",
}

# As offices head their columns, without accents; the first phrase of each is how we name it ourselves.
HEADERS: dict[Field, tuple[str, ...]] = {
    field: tuple(phrases.split(" | "))
    for field, phrases in {
        Field.ORDINAL: "stt | tt | so tt | so thu tu | thu tu",
        Field.STAFF_CODE: (
            "ma can bo | ma cb | ma | ma so | ma so can bo | ma nhan vien | ma nv | ma cbcc | ma cbccvc | "
            "ma so cbcc | so hieu | so hieu cong chuc | so hieu cbcc | so hieu can bo | ma cong chuc | "
            "ma vien chuc | ma nhan su"
        ),
        Field.NAME: (
            "ho va ten | ho ten | ho va ten ca nhan | ten can bo | ho va ten can bo | tac gia | "
            "ho ten tac gia | ho va ten tac gia | ten ca nhan | ca nhan | ho ten can bo cong chuc | "
            "ho va ten khai sinh | ten tac gia | ho va ten chuc danh | nguoi vi pham | "
            "ho va ten nguoi bi ky luat"
        ),
        Field.SURNAME: "ho va dem | ho dem | ho va ten dem | ho ten dem | ho va chu dem | ho",
        Field.GIVEN: "ten | ten goi",
        Field.BORN: (
            "ngay sinh | ngay thang nam sinh | nam sinh | sinh ngay | ngay thang sinh | ns | ngay nam sinh"
        ),
        Field.BORN_MALE: "ngay sinh nam | nam sinh nam | ngay thang nam sinh nam",
        Field.BORN_FEMALE: "ngay sinh nu | nam sinh nu | ngay thang nam sinh nu",
        Field.GENDER: "gioi tinh | gioi | nam nu | phai | gt",
        Field.MALE: "gioi tinh nam",
        Field.FEMALE: "nu | gioi tinh nu | la nu",
        Field.UNIT: (
            "don vi | don vi cong tac | phong | phong ban | phong don vi | bo phan | noi cong tac | "
            "co quan don vi | co quan cong tac | ten don vi | phong vu | vu cuc | khoa phong | "
            "vu cuc don vi"
        ),
        Field.TITLE: (
            "chuc vu | chuc danh | chuc vu chuc danh | chuc danh chuc vu | chuc vu hien nay | "
            "chuc vu chuc danh hien nay | vi tri viec lam | vi tri cong tac | cong viec"
        ),
        Field.POSITION: (
            "chuc vu don vi cong tac | chuc vu don vi | chuc danh don vi | chuc vu noi cong tac | "
            "chuc vu va don vi | chuc danh don vi cong tac | chuc vu co quan don vi"
        ),
        Field.GROUP: (
            "doi tuong | loai can bo | dien can bo | nhom doi tuong | loai lao dong | phan loai can bo | "
            "ngach | loai hop dong | cb cc vc | cong chuc vien chuc"
        ),
        Field.JOINED: (
            "ngay vao co quan | ngay vao nganh | ngay vao | ngay vao lam | ngay tuyen dung | "
            "nam vao nganh | ngay vao don vi | ngay bat dau cong tac | thoi gian vao nganh | "
            "ngay nhan cong tac | nam tuyen dung | ngay bat dau lam viec | ngay vao bien che"
        ),
        Field.RATING: (
            "xep loai | ket qua xep loai | muc xep loai | danh gia xep loai | ket qua danh gia | "
            "ket qua danh gia xep loai | danh gia | phan loai | ket qua phan loai | "
            "muc do hoan thanh nhiem vu | xep loai chat luong | muc do hoan thanh | muc do htnv | "
            "ket qua danh gia xep loai chat luong | phan loai danh gia | xl | xep loai can bo | "
            "chat luong hoan thanh nhiem vu | ket qua thuc hien nhiem vu | xep loai chat luong can bo"
        ),
        Field.AWARD: (
            "danh hieu thi dua | danh hieu | danh hieu hinh thuc khen thuong | hinh thuc khen thuong | "
            "khen thuong | danh hieu khen thuong | thanh tich khen thuong | "
            "danh hieu thi dua hinh thuc khen thuong | danh hieu da dat | thi dua khen thuong | "
            "ket qua thi dua | khen thuong da dat | khen thuong khac | thanh tich | "
            "danh hieu thi dua da dat | hinh thuc khen | danh hieu thi dua dat duoc | "
            "cac hinh thuc khen thuong"
        ),
        Field.YEAR: (
            "nam dat | nam cong nhan | nam xet | nam danh gia | nam khen thuong | nam duoc tang | "
            "nam dat danh hieu | nam thuc hien | thanh tich nam | nam dat giai"
        ),
        Field.BASIS: "loai khen thuong | loai hinh khen thuong | can cu khen thuong",
        Field.DECISION: (
            "so quyet dinh | quyet dinh | so qd | so ky hieu quyet dinh | qd so | quyet dinh so | "
            "quyet dinh cong nhan | so quyet dinh cong nhan | so van ban | can cu quyet dinh | "
            "so ngay quyet dinh | so ngay thang quyet dinh | qd cong nhan | quyet dinh khen thuong | "
            "quyet dinh ky luat | so qd ngay thang nam | so qd ngay | so ngay thang nam quyet dinh | "
            "quyet dinh cong nhan so"
        ),
        Field.DECIDED: (
            "ngay quyet dinh | ngay qd | ngay ky | ngay ky quyet dinh | ngay cong nhan | ngay ban hanh | "
            "ngay thang quyet dinh | ngay thang nam quyet dinh | thoi diem cong nhan | ngay thang nam ky | "
            "ngay quyet dinh cong nhan | quyet dinh ngay | quyet dinh cong nhan ngay | "
            "quyet dinh ngay thang nam"
        ),
        Field.DECIDED_BY: (
            "co quan cong nhan | cap quyet dinh | co quan quyet dinh | nguoi ky | cap khen thuong | "
            "don vi cong nhan | nguoi quyet dinh | co quan khen thuong | tham quyen quyet dinh | "
            "noi cong nhan | co quan ban hanh | cap ky quyet dinh | cap ra quyet dinh"
        ),
        Field.WORK: (
            "ten sang kien | sang kien | ten sang kien de tai | ten de tai | de tai | "
            "sang kien kinh nghiem | ten sang kien giai phap | sang kien de tai | de tai sang kien | "
            "giai phap | ten giai phap | ten sang kien kinh nghiem | ten de tai sang kien | "
            "noi dung sang kien | ten cong trinh"
        ),
        Field.WORK_TYPE: "loai cong trinh | loai sang kien | sang kien hay de tai | loai hinh",
        Field.SCOPE: (
            "pham vi anh huong | pham vi | cap | cap cong nhan | cap do | pham vi ap dung | cap sang kien | "
            "muc do anh huong | pham vi anh huong cua sang kien | hieu qua ap dung va pham vi anh huong | "
            "cap anh huong"
        ),
        Field.APPLIED: "da ap dung | da duoc ap dung | ap dung thuc te | ap dung",
        Field.REPLICABLE: "kha nang nhan rong | nhan rong | co kha nang nhan rong",
        Field.DISCIPLINE: (
            "hinh thuc ky luat | ky luat | hinh thuc xu ly | hinh thuc xu ly ky luat | muc ky luat | "
            "muc do ky luat | ky luat hinh thuc"
        ),
        Field.FROM: (
            "tu ngay | ngay bat dau | ngay hieu luc | hieu luc tu ngay | ngay co hieu luc | ngay thi hanh | "
            "tu | ngay bi ky luat | thoi gian tu ngay"
        ),
        Field.UNTIL: (
            "den ngay | ngay ket thuc | het hieu luc | ngay het hieu luc | den | hieu luc den ngay | "
            "den het ngay | ngay xoa ky luat | thoi gian den ngay | ngay cham dut hieu luc"
        ),
        Field.COLLECTIVE: (
            "ten tap the | tap the | ten don vi tap the | tap the don vi | ten phong ban | tap the de nghi"
        ),
        Field.TOTAL: (
            "tong so nguoi | tong so | tong so can bo | so nguoi | si so | tong so cbcc | bien che | "
            "quan so | tong so thanh vien | so thanh vien | so can bo | tong so cb cc vc | "
            "tong so lao dong"
        ),
        Field.COMPLETED: (
            "so nguoi hoan thanh nhiem vu | hoan thanh nhiem vu | so hoan thanh nhiem vu | "
            "hoan thanh nhiem vu tro len | so nguoi htnv | htnv | so nguoi hoan thanh nhiem vu tro len | "
            "hoan thanh"
        ),
        Field.LDTT: (
            "so nguoi dat lao dong tien tien | so ldtt | ldtt | lao dong tien tien | so nguoi dat ldtt | "
            "so lao dong tien tien | dat ldtt"
        ),
        Field.CSTD_CO_SO: (
            "so nguoi dat chien si thi dua co so | so cstdcs | cstdcs | chien si thi dua co so | "
            "so nguoi dat cstdcs | so chien si thi dua co so | cstd co so | so cstd co so | dat cstdcs"
        ),
        Field.WOMEN: (
            "so nu | nu | so can bo nu | trong do nu | so lao dong nu | tong so nu | tong so nguoi nu"
        ),
        Field.DISCIPLINED: (
            "so nguoi bi ky luat tu canh cao | bi ky luat | so nguoi bi ky luat | ky luat | "
            "ky luat tu canh cao | so bi ky luat | ky luat tu canh cao tro len | "
            "so nguoi bi ky luat tu canh cao tro len"
        ),
        Field.IGNORED: (
            "ghi chu | chu thich | ky nhan | ky ten | trinh do | trinh do chuyen mon | que quan | dan toc | "
            "ton giao | dang vien | ngay vao dang | so dien thoai | dien thoai | email | cccd | so cccd | "
            "dia chi | he so luong | bac luong | tom tat thanh tich | noi dung vi pham | ly do | noi sinh | "
            "so luong | don vi tinh"
        ),
    }.items()
}

OF_MEMBERS = (Field.TOTAL, Field.COMPLETED, Field.LDTT, Field.CSTD_CO_SO, Field.WOMEN, Field.DISCIPLINED)
OF_COLLECTIVES = frozenset({Field.COLLECTIVE, *OF_MEMBERS})
OF_PERSONS = frozenset(
    {Field.BORN, Field.BORN_MALE, Field.BORN_FEMALE, Field.JOINED, Field.GROUP, Field.GENDER}
)
BY_YEAR = frozenset({Field.RATING, Field.AWARD, *OF_MEMBERS})
DATES = frozenset(
    {Field.BORN, Field.BORN_MALE, Field.BORN_FEMALE, Field.JOINED, Field.DECIDED, Field.FROM, Field.UNTIL}
)
