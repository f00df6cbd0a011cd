"""Writes a table as a sheet with XlsxWriter, row by row, so that it needs little memory.
usage: workbook_peer.py TABLE.csv OUT.xlsx"""

import csv
import sys

import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet("Data")
with open(sys.argv[1], newline="", encoding="utf-8-sig") as table:
    for line, row in enumerate(csv.reader(table)):
        for column, cell in enumerate(row):
            if not cell:
                continue
            try:
                sheet.write_number(line, column, float(cell))
            except ValueError:
                sheet.write_string(line, column, cell)
book.close()
