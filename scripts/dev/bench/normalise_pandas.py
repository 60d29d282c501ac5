"""What a pandas user would write for the cells of bench/normalise.ts: python3 scripts/dev/bench/normalise_pandas.py [rows].

NFKC and regular expressions over whole columns; one wareki form per regex, no era boundaries, no impossible days, no reasons for
missing values, no variant kanji: a yardstick for speed, not for results.
"""
import sys
import time
import unicodedata

import pandas as pd

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
FAMILY = ["山田", "髙橋", "渡邉", "𠮷田", "佐々木", "齋藤", "濵田", "小林"]
GIVEN = ["太郎", "花子", "一郎", "美咲", "健", "さくら", "浩二", "直美"]
KANA = ["ﾔﾏﾀﾞ", "たかはし", "ワタナベ", "ﾖｼﾀﾞ", "ささき", "サイトウ"]
YEAR_BEFORE = {"昭和": 1925, "H": 1988, "令和": 2018, "": 0}


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def date(n):
    m, d = n % 12 + 1, n % 28 + 1
    return [f"昭和{n % 60 + 2}年{m}月{d}日", f"H{n % 29 + 2}.{m}.{d}", f"20{n % 20 + 5:02d}/{m}/{d}", wide(f"令和{n % 6 + 2}年{m}月{d}日")][(n >> 1) % 4]


def number(n):
    return [f"{n}", f"{n % 900 + 100},{n % 1000:03d}千円", f"△{n % 1000}", wide(f"{n % 500}名"), "－"][n % 5]


def nfkc(column):
    return column.map(lambda text: unicodedata.normalize("NFKC", text))


def staff_no(column):
    return nfkc(column).str.strip()


def name(column):
    return column.str.replace(r"[\s　]+", "　", regex=True).str.strip()


def name_key(column):
    return nfkc(column).str.replace(r"\s+", "", regex=True)


def kana(column):
    hira = {c: c + 0x60 for c in range(0x3041, 0x3097)}
    return nfkc(column).map(lambda text: text.translate(hira)).str.replace(r"\s+", " ", regex=True)


def dates(column):
    parts = nfkc(column).str.extract(r"^(昭和|令和|H|)(\d+)[年./](\d+)[月./](\d+)日?$")
    year = parts[1].astype("Int64") + parts[0].map(YEAR_BEFORE).astype("Int64")
    return pd.to_datetime({"year": year, "month": parts[2].astype("Int64"), "day": parts[3].astype("Int64")}, errors="coerce")


def numbers(column):
    text = nfkc(column).str.replace(",", "").str.replace("△", "-")
    parts = text.str.extract(r"^(-?\d+)(千円|名)?$")
    return pd.to_numeric(parts[0], errors="coerce") * parts[1].map({"千円": 1000}).fillna(1)


CELLS = [
    ("staff-no", staff_no, lambda n: wide(f"{n:07d}") if n % 3 == 0 else f"{n:07d}"),
    ("name", name, lambda n: FAMILY[n % 8] + ("　" if n % 2 == 0 else " ") + GIVEN[(n >> 3) % 8]),
    ("name-key", name_key, lambda n: FAMILY[n % 8] + GIVEN[(n >> 3) % 8]),
    ("kana", kana, lambda n: KANA[n % 6] + " " + KANA[(n >> 2) % 6]),
    ("date", dates, date),
    ("number", numbers, number),
]
for kind, normalise, cell in CELLS:
    started = time.perf_counter()
    normalise(pd.Series([cell(n) for n in range(rows)]))
    print(f"{kind:10} {round(rows / (time.perf_counter() - started)):,} values/s")
