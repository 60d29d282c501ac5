"""open-with-passwords.py PROFILE FILE PASSWORD...: what LibreOffice makes of an encrypted workbook, as JSON: A1 of the first sheet, or null when it refuses.
Needs python3-uno: LibreOffice takes no password on its command line."""
import json, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

profile, file, passwords = sys.argv[1], sys.argv[2], sys.argv[3:]
pipe = "daicho-" + profile.replace("/", "-")[-40:]
office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
remote = None
for _ in range(120):
    try:
        remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
answers = []
for password in passwords:
    options = (PropertyValue("Hidden", 0, True, 0), PropertyValue("Password", 0, password, 0))
    try:
        opened = desktop.loadComponentFromURL("file://" + file, "_blank", 0, options)
    except Exception:
        opened = None
    answers.append(opened.Sheets.getByIndex(0).getCellRangeByName("A1").String if opened else None)
    if opened:
        opened.close(True)
print(json.dumps(answers, ensure_ascii=False))
try:
    desktop.terminate()
except Exception:
    pass
office.wait(timeout=30)
