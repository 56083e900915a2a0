"""Makes people.xlsx with openpyxl: what spreadsheets do to numbers, days and formulas."""

from datetime import date, datetime

from openpyxl import Workbook

book = Workbook()
sheet = book.active
sheet.append(
    ["email", "nombre", "telefono", "fecha_nacimiento", "documento_identidad", "verificado", "creado", "direccion"]
)
sheet.append(
    ["ana@example.com", "Ana Ñáñez", 71234567, date(1990, 3, 5), 1234567, True, datetime(2019, 5, 6, 10, 30), "Uno & <dos>"]
)
sheet["E2"].number_format = "00000000"
sheet.append([])
sheet.append(["luis@example.com", "Luis", 59171234567890, 33000, "00123", False, None, '=HYPERLINK("http://evil.example")'])
book.create_sheet("Otra").append(["email"])
book.save("accounts/imports/golden/people.xlsx")
