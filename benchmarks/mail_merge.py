"""LibreOffice mail merge of the same certificates, the peer of `certificates.py`.

Run by the Python that LibreOffice brings its bridge to (`import uno`), not by that of the program:
`mail_merge.py ROWS.csv FOLDER` prints the seconds and the size of the PDF as JSON. The columns of ROWS are the texts of
the page from top to bottom; LibreOffice draws no code and no frame.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

SOURCE = "exchange_admin_certificates"
STYLES = ((16, True), (33, True), (28, True), (13, False), (12, False), (12, False), (12, False), (10, False))


def main() -> None:
    rows, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    profile, pipe = folder / "profile", f"merge{time.time_ns()}"
    own = (f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;")
    office = subprocess.Popen(
        ["soffice", *own, "--headless", "--norestore", "--nologo"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = _connected(pipe)
        template = _template(context, rows, folder)
        _register(context, rows, folder)
        started = time.perf_counter()
        _merge(context, rows, template, folder)
        spent = time.perf_counter() - started
        print(json.dumps({"seconds": spent, "bytes": _made(folder).stat().st_size}))
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    finally:
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


def _connected(pipe: str):
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def _property(name: str, value):
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _register(context, rows: Path, folder: Path) -> None:
    """A source of data over the folder of ROWS, under a name of its own in the profile of this run."""
    databases = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = databases.createInstance()
    source.URL = f"sdbc:flat:{rows.parent.as_uri()}"
    told = {"Extension": "csv", "HeaderLine": True, "FieldDelimiter": ",", "StringDelimiter": '"', "CharSet": "UTF-8"}
    source.Info = tuple(_property(name, value) for name, value in told.items())
    document = source.DatabaseDocument
    document.storeAsURL((folder / "source.odb").as_uri(), ())
    databases.registerObject(SOURCE, source)


def _template(context, rows: Path, folder: Path) -> Path:
    """A page A4 across, a centred paragraph with one field for each column."""
    from com.sun.star.style.ParagraphAdjust import CENTER
    from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (_property("Hidden", True),))
    page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    page.IsLandscape, page.Width, page.Height = True, 29_700, 21_000
    text = document.Text
    cursor = text.createTextCursor()
    with rows.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    for column, (size, strong) in zip(columns, STYLES, strict=True):
        cursor.ParaAdjust = CENTER
        cursor.CharHeight, cursor.CharWeight = float(size), 150.0 if strong else 100.0
        cursor.CharFontName, cursor.CharFontNameAsian = "Noto Serif", "Noto Serif SC"
        cursor.CharHeightAsian = float(size)
        master = document.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = SOURCE, rows.stem, column
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        text.insertTextContent(cursor, field, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    made = folder / "template.odt"
    document.storeAsURL(made.as_uri(), ())
    document.close(True)
    return made


def _merge(context, rows: Path, template: Path, folder: Path) -> None:
    from com.sun.star.sdb.CommandType import TABLE
    from com.sun.star.text.MailMergeType import FILE

    merge = context.ServiceManager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    merge.DataSourceName, merge.Command, merge.CommandType = SOURCE, rows.stem, TABLE
    merge.DocumentURL, merge.OutputURL = template.as_uri(), folder.as_uri()
    merge.OutputType, merge.SaveAsSingleFile, merge.FileNamePrefix = FILE, True, "merged"
    merge.SaveFilter = "writer_pdf_Export"
    merge.execute(())


def _made(folder: Path) -> Path:
    return max(folder.glob("merged*"), key=lambda path: path.stat().st_mtime)


if __name__ == "__main__":
    main()
