<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>AnswersDialog</name>
    <message numerus="yes">
        <source>Take over %n answer</source>
        <translation>
            <numerusform>Take over %n answer</numerusform>
            <numerusform>Take over %n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttendanceView</name>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n backup could not be removed; delete it by hand</source>
        <translation>
            <numerusform>%n backup could not be removed; delete it by hand</numerusform>
            <numerusform>%n backups could not be removed; delete them by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup removed</source>
        <translation>
            <numerusform>%n backup removed</numerusform>
            <numerusform>%n backups removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds %n erased person</source>
        <translation>
            <numerusform>holds %n erased person</numerusform>
            <numerusform>holds %n erased people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlankFormCommands</name>
    <message numerus="yes">
        <source>%n person has no valid consent to a transfer abroad:</source>
        <translation>
            <numerusform>%n person has no valid consent to a transfer abroad:</numerusform>
            <numerusform>%n people have no valid consent to a transfer abroad:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkView</name>
    <message numerus="yes">
        <source>%n difference</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n</source>
        <translation>
            <numerusform>Settle %n</numerusform>
            <numerusform>Settle %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message numerus="yes">
        <source>%n course filled in from approved equivalences</source>
        <translation>
            <numerusform>%n course filled in from approved equivalences</numerusform>
            <numerusform>%n courses filled in from approved equivalences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course open</source>
        <translation>
            <numerusform>%n course open</numerusform>
            <numerusform>%n courses open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseworkCommands</name>
    <message numerus="yes">
        <source>%n guest confirmed</source>
        <translation>
            <numerusform>%n guest confirmed</numerusform>
            <numerusform>%n guests confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule checked and in use</source>
        <translation>
            <numerusform>%n rule checked and in use</numerusform>
            <numerusform>%n rules checked and in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Arrival noted for %n stay</source>
        <translation>
            <numerusform>Arrival noted for %n stay</numerusform>
            <numerusform>Arrival noted for %n stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entry, arrival, move-in and actual start of %n stay.</source>
        <translation>
            <numerusform>Entry, arrival, move-in and actual start of %n stay.</numerusform>
            <numerusform>Entry, arrival, move-in and actual start of %n stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>%n other row is empty there.</source>
        <translation>
            <numerusform>%n other row is empty there.</numerusform>
            <numerusform>%n other rows are empty there.</numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>Confirm %n guessed column</source>
        <translation>
            <numerusform>Confirm %n guessed column</numerusform>
            <numerusform>Confirm all %n guessed columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>%n settled</numerusform>
            <numerusform>%n settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waits for a decision</source>
        <translation>
            <numerusform>%n waits for a decision</numerusform>
            <numerusform>%n wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsDialog</name>
    <message numerus="yes">
        <source>%n chosen contact</source>
        <translation>
            <numerusform>%n chosen contact</numerusform>
            <numerusform>%n chosen contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesView</name>
    <message numerus="yes">
        <source>%n file could not be read and was set aside</source>
        <translation>
            <numerusform>%n file could not be read and was set aside</numerusform>
            <numerusform>%n files could not be read and were set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file is not whole yet and is tried again</source>
        <translation>
            <numerusform>%n file is not whole yet and is tried again</numerusform>
            <numerusform>%n files are not whole yet and are tried again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package written</source>
        <translation>
            <numerusform>%n package written</numerusform>
            <numerusform>%n packages written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>%n taken in</numerusform>
            <numerusform>%n taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message numerus="yes">
        <source>%n change not there yet</source>
        <translation>
            <numerusform>%n change not there yet</numerusform>
            <numerusform>%n changes not there yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change on its way here</source>
        <translation>
            <numerusform>%n change on its way here</numerusform>
            <numerusform>%n changes on their way here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record not the same there</source>
        <translation>
            <numerusform>%n record not the same there</numerusform>
            <numerusform>%n records not the same there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayBox</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message numerus="yes">
        <source>%n course decided otherwise than proposed</source>
        <translation>
            <numerusform>%n course decided otherwise than proposed</numerusform>
            <numerusform>%n courses decided otherwise than proposed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignCard</name>
    <message numerus="yes">
        <source>%n more kind</source>
        <translation>
            <numerusform>%n more kind</numerusform>
            <numerusform>%n more kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper issued from it</source>
        <translation>
            <numerusform>%n paper issued from it</numerusform>
            <numerusform>%n papers issued from it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n language</source>
        <translation>
            <numerusform>up to %n language</numerusform>
            <numerusform>up to %n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignsView</name>
    <message numerus="yes">
        <source>%n design</source>
        <translation>
            <numerusform>%n design</numerusform>
            <numerusform>%n designs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message numerus="yes">
        <source>%n person fits: choose one above</source>
        <translation>
            <numerusform>%n person fits: choose above</numerusform>
            <numerusform>%n people fit: choose one above</numerusform>
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
        <source>Enrol %n person</source>
        <translation>
            <numerusform>Enrol %n person</numerusform>
            <numerusform>Enrol %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message numerus="yes">
        <source>entry of this person</source>
        <translation>
            <numerusform>entry of this person</numerusform>
            <numerusform>entries of this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file</source>
        <translation>
            <numerusform>file</numerusform>
            <numerusform>files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>record</source>
        <translation>
            <numerusform>record</numerusform>
            <numerusform>records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n change not yet sent</source>
        <translation>
            <numerusform>%n change not yet sent</numerusform>
            <numerusform>%n changes not yet sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent, not confirmed</source>
        <translation>
            <numerusform>%n sent, not confirmed</numerusform>
            <numerusform>%n sent, not confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n d ahead of ours</source>
        <translation>
            <numerusform>Its clock is %n day ahead of ours</numerusform>
            <numerusform>Its clock is %n days ahead of ours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n h ahead of ours</source>
        <translation>
            <numerusform>Its clock is %n h ahead of ours</numerusform>
            <numerusform>Its clock is %n h ahead of ours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n min ahead of ours</source>
        <translation>
            <numerusform>Its clock is %n min ahead of ours</numerusform>
            <numerusform>Its clock is %n min ahead of ours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldDialog</name>
    <message numerus="yes">
        <source>%n cannot take it and stays as it is:</source>
        <translation>
            <numerusform>%n cannot take it and stays as it is:</numerusform>
            <numerusform>%n cannot take it and stay as they are:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has this value already.</source>
        <translation>
            <numerusform>%n has this value already.</numerusform>
            <numerusform>%n have this value already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record is selected.</source>
        <translation>
            <numerusform>%n record is selected.</numerusform>
            <numerusform>%n records are selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will hold something unusual; look at it afterwards.</source>
        <translation>
            <numerusform>%n will hold something unusual; look at it afterwards.</numerusform>
            <numerusform>%n will hold something unusual; look at them afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>Change %n</numerusform>
            <numerusform>Change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <name>FindingsCard</name>
    <message numerus="yes">
        <source>%n place to look at</source>
        <translation>
            <numerusform>%n place to look at</numerusform>
            <numerusform>%n places to look at</numerusform>
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
    <name>Grading</name>
    <message numerus="yes">
        <source>%n example added</source>
        <translation>
            <numerusform>%n example added</numerusform>
            <numerusform>%n examples added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example is not in the file yet:</source>
        <translation>
            <numerusform>%n example is not in the file yet:</numerusform>
            <numerusform>%n examples are not in the file yet:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverStrip</name>
    <message numerus="yes">
        <source>Hand over %n certificate</source>
        <translation>
            <numerusform>Hand over %n certificate</numerusform>
            <numerusform>Hand over %n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldDetail</name>
    <message numerus="yes">
        <source>Leave out all %n of this kind</source>
        <translation>
            <numerusform>Leave out the one of this kind</numerusform>
            <numerusform>Leave out all %n of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldView</name>
    <message numerus="yes">
        <source>%n held change waits</source>
        <translation>
            <numerusform>%n held change waits</numerusform>
            <numerusform>%n held changes wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken over</source>
        <translation>
            <numerusform>%n taken over</numerusform>
            <numerusform>%n taken over</numerusform>
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
    <name>IssueFooter</name>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>Issue %n</numerusform>
            <numerusform>Issue %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>Print %n</numerusform>
            <numerusform>Print %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueNotice</name>
    <message numerus="yes">
        <source>%n certificate issued: {numbers}</source>
        <translation>
            <numerusform>%n certificate issued: {numbers}</numerusform>
            <numerusform>%n certificates issued: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate printed: {numbers}</source>
        <translation>
            <numerusform>%n certificate printed: {numbers}</numerusform>
            <numerusform>%n certificates printed: {numbers}</numerusform>
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
        <source>Issue %n and save</source>
        <translation>
            <numerusform>Issue %n and save</numerusform>
            <numerusform>Issue %n and save</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message numerus="yes">
        <source>Labels for %n person</source>
        <translation>
            <numerusform>Labels for %n person</numerusform>
            <numerusform>Labels for %n people</numerusform>
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
    <name>LessonVerbs</name>
    <message numerus="yes">
        <source>%n lesson cancelled</source>
        <translation>
            <numerusform>%n lesson cancelled</numerusform>
            <numerusform>%n lessons cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson deleted</source>
        <translation>
            <numerusform>%n lesson deleted</numerusform>
            <numerusform>%n lessons deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson held</source>
        <translation>
            <numerusform>%n lesson held</numerusform>
            <numerusform>%n lessons held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson planned again</source>
        <translation>
            <numerusform>%n lesson planned again</numerusform>
            <numerusform>%n lessons planned again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonsView</name>
    <message numerus="yes">
        <source>%n lesson</source>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesDialog</name>
    <message numerus="yes">
        <source>%n cell in red could not be saved and will be lost.</source>
        <translation>
            <numerusform>%n cell in red could not be saved and will be lost.</numerusform>
            <numerusform>%n cells in red could not be saved and will be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line deleted. Ctrl+Z in the list brings it back.</source>
        <translation>
            <numerusform>%n line deleted. Ctrl+Z in the list brings it back.</numerusform>
            <numerusform>%n lines deleted. Ctrl+Z in the list brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line pasted</source>
        <translation>
            <numerusform>%n line pasted</numerusform>
            <numerusform>%n lines pasted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status set by its mark</source>
        <translation>
            <numerusform>%n status set by its mark</numerusform>
            <numerusform>%n statuses set by their marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n record changed</source>
        <translation>
            <numerusform>%n record changed</numerusform>
            <numerusform>%n records changed</numerusform>
        </translation>
    </message>
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
    <name>MakeFilePanel</name>
    <message numerus="yes">
        <source>%n left out for want of consent</source>
        <translation>
            <numerusform>%n left out for want of consent</numerusform>
            <numerusform>%n left out for want of consent</numerusform>
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
        <source>It holds %n person and what belongs to them.</source>
        <translation>
            <numerusform>It holds %n person and what belongs to them.</numerusform>
            <numerusform>It holds %n people and what belongs to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stay</source>
        <translation>
            <numerusform>stay</numerusform>
            <numerusform>stays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n as prepared</source>
        <translation>
            <numerusform>Keep %n as prepared</numerusform>
            <numerusform>Keep %n as prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note %n as told</source>
        <translation>
            <numerusform>Note %n as told</numerusform>
            <numerusform>Note %n as told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message numerus="yes">
        <source>%n match</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to ask</source>
        <translation>
            <numerusform>%n to ask</numerusform>
            <numerusform>%n to ask</numerusform>
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
    <name>PartnerCard</name>
    <message numerus="yes">
        <source>%n decision</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held change</source>
        <translation>
            <numerusform>%n held change</numerusform>
            <numerusform>%n held changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message numerus="yes">
        <source>%n person enrolled</source>
        <translation>
            <numerusform>%n person enrolled</numerusform>
            <numerusform>%n people enrolled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>Print %n certificate</source>
        <translation>
            <numerusform>Print %n certificate</numerusform>
            <numerusform>Print %n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>Print %n</numerusform>
            <numerusform>Print %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>%n project</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message numerus="yes">
        <source>%n open question</source>
        <translation>
            <numerusform>%n open question</numerusform>
            <numerusform>%n open questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message numerus="yes">
        <source>%n stay</source>
        <translation>
            <numerusform>%n stay</numerusform>
            <numerusform>%n stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level asked for again for %n person</source>
        <translation>
            <numerusform>Level asked for again for %n person</numerusform>
            <numerusform>Level asked for again for %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level waived for %n person</source>
        <translation>
            <numerusform>Level waived for %n person</numerusform>
            <numerusform>Level waived for %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message numerus="yes">
        <source>%n change waits for an update of the program: this version does not know what it says.</source>
        <translation>
            <numerusform>%n change waits for an update of the program: this version does not know what it says.</numerusform>
            <numerusform>%n changes wait for an update of the program: this version does not know what they say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step waits for a package that has not come yet.</source>
        <translation>
            <numerusform>%n step waits for a package that has not come yet.</numerusform>
            <numerusform>%n steps wait for a package that has not come yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go to %n decision</source>
        <translation>
            <numerusform>Go to %n decision</numerusform>
            <numerusform>Go to %n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>See %n held change</source>
        <translation>
            <numerusform>See %n held change</numerusform>
            <numerusform>See %n held changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed record</source>
        <translation>
            <numerusform>changed record</numerusform>
            <numerusform>changed records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>difference</source>
        <translation>
            <numerusform>difference</numerusform>
            <numerusform>differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held change</source>
        <translation>
            <numerusform>held change</numerusform>
            <numerusform>held changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs your decision</source>
        <translation>
            <numerusform>needs your decision</numerusform>
            <numerusform>need your decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new person</source>
        <translation>
            <numerusform>new person</numerusform>
            <numerusform>new people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>possible duplicate</source>
        <translation>
            <numerusform>possible duplicate</numerusform>
            <numerusform>possible duplicates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterStrip</name>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>%n left out: already further on, or void</numerusform>
            <numerusform>%n left out: already further on, or void</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message numerus="yes">
        <source>%n certificate handed over</source>
        <translation>
            <numerusform>%n certificate handed over</numerusform>
            <numerusform>%n certificates handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate noted as signed</source>
        <translation>
            <numerusform>%n certificate noted as signed</numerusform>
            <numerusform>%n certificates noted as signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate revoked</source>
        <translation>
            <numerusform>%n certificate revoked</numerusform>
            <numerusform>%n certificates revoked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>%n left out: already further on, or void</numerusform>
            <numerusform>%n left out: already further on, or void</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number was used and is on no paper any more. It is not given again.</source>
        <translation>
            <numerusform>%n number was used and is on no paper any more. It is not given again.</numerusform>
            <numerusform>%n numbers were used and are on no paper any more. They are not given again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>%n of the shown cells changes.</source>
        <translation>
            <numerusform>%n of the shown cells changes.</numerusform>
            <numerusform>%n of the shown cells change.</numerusform>
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
    <name>Reprinting</name>
    <message numerus="yes">
        <source>%n certificate printed</source>
        <translation>
            <numerusform>%n certificate printed</numerusform>
            <numerusform>%n certificates printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: revoked</source>
        <translation>
            <numerusform>%n left out: revoked</numerusform>
            <numerusform>%n left out: revoked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedDetail</name>
    <message numerus="yes">
        <source>Leave %n unsigned change out</source>
        <translation>
            <numerusform>Leave %n unsigned change out</numerusform>
            <numerusform>Leave %n unsigned changes out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take all %n signed changes back</source>
        <translation>
            <numerusform>Take %n signed change back</numerusform>
            <numerusform>Take all %n signed changes back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take also %n unsigned change back</source>
        <translation>
            <numerusform>Take also %n unsigned change back</numerusform>
            <numerusform>Take also %n unsigned changes back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedView</name>
    <message numerus="yes">
        <source>%n lost change taken back</source>
        <translation>
            <numerusform>%n lost change taken back</numerusform>
            <numerusform>%n lost changes taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost change waits to be taken back</source>
        <translation>
            <numerusform>%n lost change waits to be taken back</numerusform>
            <numerusform>%n lost changes wait to be taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevokeStrip</name>
    <message numerus="yes">
        <source>Revoke %n certificate</source>
        <translation>
            <numerusform>Revoke %n certificate</numerusform>
            <numerusform>Revoke %n certificates</numerusform>
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
    <message numerus="yes">
        <source>%n row may be about records that are already there.</source>
        <translation>
            <numerusform>%n row may be about a record that is already there.</numerusform>
            <numerusform>%n rows may be about records that are already there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanSorter</name>
    <message numerus="yes">
        <source>%n file</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message numerus="yes">
        <source>%n change was sent before and not confirmed; it goes again.</source>
        <translation>
            <numerusform>%n change was sent before and not confirmed; it goes again.</numerusform>
            <numerusform>%n changes were sent before and not confirmed; they go again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person has no recorded consent to a transfer abroad.</source>
        <translation>
            <numerusform>%n person has no recorded consent to a transfer abroad.</numerusform>
            <numerusform>%n people have no recorded consent to a transfer abroad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change</source>
        <translation>
            <numerusform>change</numerusform>
            <numerusform>changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>question</numerusform>
            <numerusform>questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message numerus="yes">
        <source>%n cell has more parts or fewer and will be asked about.</source>
        <translation>
            <numerusform>%n cell has more parts or fewer and will be asked about.</numerusform>
            <numerusform>%n cells have more parts or fewer and will be asked about.</numerusform>
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
    <name>TaskActs</name>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskFormCommands</name>
    <message numerus="yes">
        <source>%n answer taken over</source>
        <translation>
            <numerusform>%n answer taken over</numerusform>
            <numerusform>%n answers taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message numerus="yes">
        <source>%n d late to act</source>
        <translation>
            <numerusform>%n d late to act</numerusform>
            <numerusform>%n d late to act</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>%n d left</numerusform>
            <numerusform>%n d left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d overdue</source>
        <translation>
            <numerusform>%n d overdue</numerusform>
            <numerusform>%n d overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>in %n d</numerusform>
            <numerusform>in %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestsView</name>
    <message numerus="yes">
        <source>%n person of the group is called so: type the points below</source>
        <translation>
            <numerusform>%n person of the group is called so: type the points below</numerusform>
            <numerusform>%n people of the group are called so: type the points below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value needs you</source>
        <translation>
            <numerusform>%n value needs you</numerusform>
            <numerusform>%n values need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value not taken</source>
        <translation>
            <numerusform>%n value not taken</numerusform>
            <numerusform>%n values not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value pasted</source>
        <translation>
            <numerusform>%n value pasted</numerusform>
            <numerusform>%n values pasted</numerusform>
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
<context>
    <name>TimetableView</name>
    <message numerus="yes">
        <source>%n lesson planned</source>
        <translation>
            <numerusform>%n lesson planned</numerusform>
            <numerusform>%n lessons planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan %n lesson</source>
        <translation>
            <numerusform>Plan %n lesson</numerusform>
            <numerusform>Plan %n lessons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n asked lately; nobody has to be reminded yet.</source>
        <translation>
            <numerusform>%n asked lately; nobody has to be reminded yet.</numerusform>
            <numerusform>%n asked lately; nobody has to be reminded yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asked %n days ago or more</source>
        <translation>
            <numerusform>asked %n day ago or more</numerusform>
            <numerusform>asked %n days ago or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n d</source>
        <translation>
            <numerusform>due in %n d</numerusform>
            <numerusform>due in %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation>
            <numerusform>%n this week</numerusform>
            <numerusform>%n this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyView</name>
    <message numerus="yes">
        <source>%n office known</source>
        <translation>
            <numerusform>%n office known</numerusform>
            <numerusform>%n offices known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrittenCard</name>
    <message numerus="yes">
        <source>%n person without consent was left out.</source>
        <translation>
            <numerusform>%n person without consent was left out.</numerusform>
            <numerusform>%n people without consent were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved in %n parts ({size}):</source>
        <translation>
            <numerusform>Saved in %n part ({size}):</numerusform>
            <numerusform>Saved in %n parts ({size}):</numerusform>
        </translation>
    </message>
</context>
</TS>
