"""Structure of .xlsx packages, as JSON {file: [finding, ...]}: what a schema does not say and a reader stumbles over. Standard library only."""
import json, posixpath, re, sys, zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# ECMA-376 part 1, 18.3.1.99 CT_Worksheet
ORDER = ("sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews "
         "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
         "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst").split()


def tag(el):
    return el.tag.split("}")[-1]


def target(base, t):
    return t[1:] if t.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(base), t))


def check(path):
    out = []
    z = zipfile.ZipFile(path)
    if z.testzip():
        out.append("zip: damaged part " + z.testzip())
    names = [n for n in z.namelist() if not n.endswith("/")]
    if len(set(n.lower() for n in names)) != len(names):
        out.append("zip: a part twice")
    roots = {}
    for n in names:
        try:
            roots[n] = ET.fromstring(z.read(n))
        except ET.ParseError as e:
            out.append(f"{n}: not well-formed: {e}")
    if out:
        return out
    types = roots["[Content_Types].xml"]
    overrides = {e.get("PartName")[1:] for e in types if tag(e) == "Override"}
    defaults = {e.get("Extension") for e in types if tag(e) == "Default"}
    out += [f"content type for {n}, which is not there" for n in overrides - set(names)]
    out += [f"{n}: no content type" for n in names if n not in overrides and n.rsplit(".", 1)[-1] not in defaults]
    reached = {"[Content_Types].xml"}
    rels = {}
    for n in names:
        if not n.endswith(".rels"):
            continue
        reached.add(n)
        source = re.sub(r"_rels/([^/]*)\.rels$", r"\1", n)
        ids = [e.get("Id") for e in roots[n]]
        if len(set(ids)) != len(ids):
            out.append(f"{n}: an id twice")
        rels[source] = set(ids)
        for e in roots[n]:
            if e.get("TargetMode") == "External":
                out.append(f"{n}: points outside: {e.get('Target')}")
                continue
            t = target(source, e.get("Target"))
            reached.add(t)
            if t not in names:
                out.append(f"{n}: {t} is not there")
    out += [f"{n}: nothing points at it" for n in names if n not in reached]
    for n, root in roots.items():
        for el in root.iter():
            for k, v in el.attrib.items():
                if k.startswith(REL) and v not in rels.get(n, set()):
                    out.append(f"{n}: relationship {v} is not there")
    styles = roots["xl/styles.xml"]
    counts = {}
    for el in styles:
        if el.get("count") is not None:
            counts[tag(el)] = len(el)
            if int(el.get("count")) != len(el):
                out.append(f"styles: {tag(el)} counts {el.get('count')} of {len(el)}")
    for xf in styles.find(MAIN + "cellXfs"):
        for attribute, pool in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            if int(xf.get(attribute)) >= counts[pool]:
                out.append(f"styles: {attribute} {xf.get(attribute)} is not there")
    strings = len(roots["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in roots else 0
    table_ids = []
    for n, root in roots.items():
        if root.tag == MAIN + "table":
            table_ids.append(root.get("id"))
        if root.tag != MAIN + "worksheet":
            continue
        order = [ORDER.index(tag(el)) for el in root]
        if order != sorted(order):
            out.append(f"{n}: children out of order: {[tag(el) for el in root]}")
        last = 0
        for row in root.find(MAIN + "sheetData"):
            if int(row.get("r")) <= last:
                out.append(f"{n}: row {row.get('r')} after {last}")
            last = int(row.get("r"))
            for c in row:
                if int(c.get("s", 0)) >= counts["cellXfs"]:
                    out.append(f"{n}!{c.get('r')}: style {c.get('s')} is not there")
                if c.get("t") == "s" and int(c.find(MAIN + "v").text) >= strings:
                    out.append(f"{n}!{c.get('r')}: text is not there")
        for rule in root.iter(MAIN + "cfRule"):
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= counts.get("dxfs", 0):
                out.append(f"{n}: differential style {rule.get('dxfId')} is not there")
    if len(set(table_ids)) != len(table_ids):
        out.append("two tables with one id")
    return out


print(json.dumps({p: check(p) for p in sys.argv[1:]}, ensure_ascii=False))
