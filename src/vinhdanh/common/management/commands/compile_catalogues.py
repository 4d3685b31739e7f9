from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from vinhdanh.common.catalogues import LOCALES, compile_catalogue, read_catalogue


class Command(BaseCommand):
    help = "Ghi các tệp .mo từ các tệp .po."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ báo lỗi nếu tệp .mo đã cũ")

    def handle(self, *, check: bool, **_: object) -> None:
        for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            wanted = compile_catalogue(read_catalogue(source.read_text()))
            if target.exists() and target.read_bytes() == wanted:
                continue
            if check:
                raise CommandError(f"{target.relative_to(LOCALES)} đã cũ: hãy chạy compile_catalogues.")
            target.write_bytes(wanted)
            self.stdout.write(f"đã ghi {target.relative_to(LOCALES)}")
