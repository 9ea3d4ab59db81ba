<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>“{text}” also stands in %n other row.</source>
        <translation>
            <numerusform>“{text}” also stands in %n other row.</numerusform>
            <numerusform>“{text}” also stands in %n other rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileKeeper</name>
    <message numerus="yes">
        <source>%n file added</source>
        <translation>
            <numerusform>%n file added</numerusform>
            <numerusform>%n files added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file deleted</source>
        <translation>
            <numerusform>%n file deleted</numerusform>
            <numerusform>%n files deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %n file…</source>
        <translation>
            <numerusform>Adding %n file…</numerusform>
            <numerusform>Adding %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message numerus="yes">
        <source>%n older</source>
        <translation>
            <numerusform>%n older</numerusform>
            <numerusform>%n older</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n d late</source>
        <translation>
            <numerusform>%n d late</numerusform>
            <numerusform>%n d late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>%n d left</numerusform>
            <numerusform>%n d left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n kept as draft</source>
        <translation>
            <numerusform>%n kept as draft</numerusform>
            <numerusform>%n kept as draft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row and everything corrected in it will be gone.</source>
        <translation>
            <numerusform>%n row and everything corrected in it will be gone.</numerusform>
            <numerusform>%n rows and everything corrected in them will be gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row imported</source>
        <translation>
            <numerusform>%n row imported</numerusform>
            <numerusform>%n rows imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n as draft</source>
        <translation>
            <numerusform>keep %n as draft</numerusform>
            <numerusform>keep %n as draft</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message numerus="yes">
        <source>%n certificate issued</source>
        <translation>
            <numerusform>%n certificate issued</numerusform>
            <numerusform>%n certificates issued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued: {numbers}</source>
        <translation>
            <numerusform>%n certificate issued: {numbers}</numerusform>
            <numerusform>%n certificates issued: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen in a list</source>
        <translation>
            <numerusform>%n chosen in a list</numerusform>
            <numerusform>%n chosen in a list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n and save as PDF</source>
        <translation>
            <numerusform>Issue %n and save as PDF</numerusform>
            <numerusform>Issue %n and save as PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>Issue %n</numerusform>
            <numerusform>Issue %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message numerus="yes">
        <source>%n person left out</source>
        <translation>
            <numerusform>%n person left out</numerusform>
            <numerusform>%n people left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n record deleted</source>
        <translation>
            <numerusform>%n record deleted</numerusform>
            <numerusform>%n records deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record will be deleted. You can undo this.</source>
        <translation>
            <numerusform>%n record will be deleted. You can undo this.</numerusform>
            <numerusform>%n records will be deleted. You can undo this.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message numerus="yes">
        <source>Name forms filled in for %n person</source>
        <translation>
            <numerusform>Name forms filled in for %n person</numerusform>
            <numerusform>Name forms filled in for %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%n report</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written to {file}</source>
        <translation>
            <numerusform>%n row written to {file}</numerusform>
            <numerusform>%n rows written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written</source>
        <translation>
            <numerusform>%n row written</numerusform>
            <numerusform>%n rows written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message numerus="yes">
        <source>%n row chosen</source>
        <translation>
            <numerusform>%n row chosen</numerusform>
            <numerusform>%n rows chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row differs from what we have.</source>
        <translation>
            <numerusform>%n row differs from what we have.</numerusform>
            <numerusform>%n rows differ from what we have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row may be about people who are already known.</source>
        <translation>
            <numerusform>%n row may be about people who are already known.</numerusform>
            <numerusform>%n rows may be about people who are already known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>in %n d</numerusform>
            <numerusform>in %n d</numerusform>
        </translation>
    </message>
</context>
</TS>
