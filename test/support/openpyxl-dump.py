"""Prints, as JSON, what openpyxl reads in the workbook given: a reader that is not ours and not JavaScript."""
import json, sys, warnings
import openpyxl
warnings.simplefilter("ignore")


def value(v):
    if hasattr(v, "text") and v.__class__.__name__ == "ArrayFormula":
        return "{" + v.text + "}"
    return v if isinstance(v, (str, int, float, bool)) or v is None else str(v)


def sheet(ws, cached):
    cells = {}
    for row in ws.iter_rows():
        for c in row:
            if c.value is None and not c.has_style:
                continue
            raw = value(c.value) if not c.is_date else openpyxl.utils.datetime.to_excel(c.value)
            cells[c.coordinate] = {
                "value": raw, "cached": value(cached[c.coordinate].value), "format": c.number_format, "bold": bool(c.font.b), "size": c.font.sz, "font": c.font.name,
                "fill": c.fill.fgColor.rgb if c.fill.fill_type else None, "top": c.border.top.style if c.border and c.border.top else None,
                "horizontal": c.alignment.horizontal, "vertical": c.alignment.vertical, "wrap": bool(c.alignment.wrap_text), "rotation": c.alignment.text_rotation, "locked": c.protection.locked,
                "note": c.comment.text if c.comment else None, "link": c.hyperlink.location if c.hyperlink else None,
            }
    dims = ws.column_dimensions
    return {
        "state": ws.sheet_state, "cells": cells, "merges": sorted(str(m) for m in ws.merged_cells.ranges), "freeze": ws.freeze_panes, "filter": ws.auto_filter.ref,
        "widths": {k: round(d.width, 3) for k, d in dims.items() if d.customWidth}, "hiddenColumns": [k for k, d in dims.items() if d.hidden],
        "heights": {str(k): d.height for k, d in ws.row_dimensions.items() if d.height}, "hiddenRows": [k for k, d in ws.row_dimensions.items() if d.hidden],
        "outline": {str(k): d.outlineLevel for k, d in ws.row_dimensions.items() if d.outlineLevel},
        "validations": sorted([str(v.sqref), v.type, v.formula1, v.formula2] for v in ws.data_validations.dataValidation),
        "formats": [[str(k.sqref), r.type, r.formula] for k, rules in ws.conditional_formatting._cf_rules.items() for r in rules],
        "protected": bool(ws.protection.sheet), "sortLocked": bool(ws.protection.sort), "filterLocked": bool(ws.protection.autoFilter), "insertLocked": bool(ws.protection.insertRows),
        "titleRows": ws.print_title_rows, "titleColumns": ws.print_title_cols, "area": str(ws.print_area or ""), "paper": ws.page_setup.paperSize, "orientation": ws.page_setup.orientation,
        "fit": [bool(ws.sheet_properties.pageSetUpPr and ws.sheet_properties.pageSetUpPr.fitToPage), ws.page_setup.fitToWidth, ws.page_setup.fitToHeight],
        "header": [ws.oddHeader.left.text, ws.oddHeader.right.text], "footer": ws.oddFooter.center.text, "breaks": [b.id for b in ws.row_breaks.brk],
        "tables": {t.name: [t.ref, [c.name for c in t.tableColumns]] for t in ws.tables.values()},
        "charts": [c.__class__.__name__ for c in ws._charts], "grid": ws.sheet_view.showGridLines, "zoom": ws.sheet_view.zoomScale, "tab": ws.sheet_properties.tabColor.rgb if ws.sheet_properties.tabColor else None,
    }


book = openpyxl.load_workbook(sys.argv[1])
cached = openpyxl.load_workbook(sys.argv[1], data_only=True)
p = book.properties
print(json.dumps({
    "order": book.sheetnames, "sheets": {ws.title: sheet(ws, cached[ws.title]) for ws in book.worksheets},
    "names": {n.name: n.attr_text for n in book.defined_names.definedName if n.localSheetId is None},
    "properties": {"title": p.title, "subject": p.subject, "creator": p.creator, "description": p.description, "keywords": p.keywords, "created": p.created.isoformat()},
}, ensure_ascii=False))
