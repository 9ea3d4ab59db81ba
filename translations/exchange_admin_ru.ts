<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>New office file…</source>
        <translation>Создать файл отдела…</translation>
    </message>
    <message>
        <source>Open office file…</source>
        <translation>Открыть файл отдела…</translation>
    </message>
    <message>
        <source>Open the sample office</source>
        <translation>Открыть пример</translation>
    </message>
    <message>
        <source>Close office file</source>
        <translation>Закрыть файл отдела</translation>
    </message>
    <message>
        <source>Import workbook…</source>
        <translation>Импорт книги Excel…</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>Экспорт списка…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Создать резервную копию</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Восстановить из копии…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Copy rows with headings</source>
        <translation>Копировать строки с заголовками</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Выбрать все строки</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>Find or do anything…</source>
        <translation>Найти запись или команду…</translation>
    </message>
    <message>
        <source>Filter this list…</source>
        <translation>Найти в списке…</translation>
    </message>
    <message>
        <source>Show detail panel</source>
        <translation>Панель сведений</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Столбцы…</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Компактные строки</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Новая запись</translation>
    </message>
    <message>
        <source>Edit record</source>
        <translation>Изменить запись</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Следующая запись</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>Предыдущая запись</translation>
    </message>
    <message>
        <source>Certificates…</source>
        <translation>Сертификаты…</translation>
    </message>
    <message>
        <source>Fill in missing name forms</source>
        <translation>Дополнить формы имён</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Добавить файлы…</translation>
    </message>
    <message>
        <source>Merge into another person…</source>
        <translation>Объединить с другим участником…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Reports…</source>
        <translation>Отчёты…</translation>
    </message>
    <message>
        <source>Check the office file</source>
        <translation>Проверить файл отдела</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>About Exchange Admin</source>
        <translation>О программе Exchange Admin</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Open office file</source>
        <translation>Открыть файл отдела</translation>
    </message>
    <message>
        <source>The backup was restored. The file as it was is kept beside it.</source>
        <translation>Копия восстановлена. Прежний файл сохранён рядом.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Произошла ошибка</translation>
    </message>
    <message>
        <source>The program made a mistake. Everything saved so far is safe in the file. You can go on working.</source>
        <translation>В программе произошла ошибка. Всё сохранённое цело, можно работать дальше.</translation>
    </message>
    <message>
        <source>The file was not opened</source>
        <translation>Файл не открыт</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Language training</source>
        <translation>Языковые курсы</translation>
    </message>
    <message>
        <source>Credit transfer</source>
        <translation>Перезачёт</translation>
    </message>
    <message>
        <source>Lists of the office</source>
        <translation>Списки отдела</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>No backup yet. One is made every day by itself.</source>
        <translation>Резервных копий пока нет. Программа делает их сама каждый день.</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Не задано</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановление из копии</translation>
    </message>
    <message>
        <source>The office file will be as it was in this backup. The file as it is now is kept beside it.</source>
        <translation>Файл отдела станет таким, каким был в этой копии. Нынешний файл будет сохранён рядом.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>A copy is made every day, before every import and before every update of the file. It lies in the folder “backups” beside the office file.</source>
        <translation>Копия делается каждый день, перед каждым импортом и перед обновлением файла. Она лежит в папке «backups» рядом с файлом отдела.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Создать резервную копию</translation>
    </message>
    <message>
        <source>Restore from another file…</source>
        <translation>Восстановить из другого файла…</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>Второе место</translation>
    </message>
    <message>
        <source>A copy on the same disk does not help when the disk breaks. Choose a USB drive or another folder.</source>
        <translation>Копия на том же диске не поможет, если диск сломается. Выберите флешку или другую папку.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Не использовать</translation>
    </message>
    <message>
        <source>Copies beside the file</source>
        <translation>Копии рядом с файлом</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Восстановить…</translation>
    </message>
    <message>
        <source>Office files (*.exchange)</source>
        <translation>Файлы отдела (*.exchange)</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>Второе место для копий</translation>
    </message>
    <message>
        <source>Backup written: {file}</source>
        <translation>Копия записана: {file}</translation>
    </message>
    <message>
        <source>The backup could not be written: {reason}</source>
        <translation>Не удалось записать копию: {reason}</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>отметить</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить в PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Реестр</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Find in these rows</source>
        <translation>Найти в строках</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Строки файла</translation>
    </message>
    <message>
        <source>No row here.</source>
        <translation>Строк нет.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Уже есть</translation>
    </message>
    <message>
        <source>Change it there too</source>
        <translation>Изменить и там</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Имя или номер</translation>
    </message>
    <message numerus="yes">
        <source>“{text}” also stands in %n other row.</source>
        <translation>
            <numerusform>«{text}» стоит ещё в %n строке.</numerusform>
            <numerusform>«{text}» стоит ещё в %n строках.</numerusform>
            <numerusform>«{text}» стоит ещё в %n строках.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Sheet “{name}”</source>
        <translation>Лист «{name}»</translation>
    </message>
    <message>
        <source>Kind of list</source>
        <translation>Вид списка</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>В файле</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Читается как</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Например</translation>
    </message>
    <message>
        <source>Nobody knew what this column holds.</source>
        <translation>Содержание столбца не распознано.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Не читается</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«{title}»</translation>
    </message>
    <message>
        <source>Lines that are no people: {what}</source>
        <translation>Строки без участников: {what}</translation>
    </message>
    <message>
        <source>Sheets without a list: {names}</source>
        <translation>Листы без списка: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>A name in any script, a number, or what you want to do</source>
        <translation>Имя в любом написании, номер или команда</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Previous record</source>
        <translation>Предыдущая запись</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Следующая запись</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>Скрыть панель</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Журнал</translation>
    </message>
</context>
<context>
    <name>FileKeeper</name>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Все файлы (*);;PDF и изображения (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>“{file}” could run as a program and is not opened from here. Save it if you trust it.</source>
        <translation>Файл «{file}» может запуститься как программа и отсюда не открывается. Сохраните его, если доверяете ему.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>No program on this computer opens “{file}”. Save it and open it elsewhere.</source>
        <translation>На этом компьютере нет программы, которая открывает «{file}». Сохраните файл и откройте его на другом.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n file added</source>
        <translation>
            <numerusform>Добавлен %n файл</numerusform>
            <numerusform>Добавлено %n файла</numerusform>
            <numerusform>Добавлено %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file deleted</source>
        <translation>
            <numerusform>Удалён %n файл</numerusform>
            <numerusform>Удалено %n файла</numerusform>
            <numerusform>Удалено %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %n file…</source>
        <translation>
            <numerusform>Добавляется %n файл…</numerusform>
            <numerusform>Добавляются %n файла…</numerusform>
            <numerusform>Добавляются %n файлов…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>More about {file}</source>
        <translation>Действия с файлом {file}</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Add…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>Files of any type, 10 MB each at most</source>
        <translation>Файлы любого типа, каждый не больше 10 МБ</translation>
    </message>
    <message>
        <source>Drop scans and other files here.</source>
        <translation>Перетащите сюда сканы и другие файлы.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message numerus="yes">
        <source>%n older</source>
        <translation>
            <numerusform>Ещё %n более ранний</numerusform>
            <numerusform>Ещё %n более ранних</numerusform>
            <numerusform>Ещё %n более ранних</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Sort: {column}</source>
        <translation>Порядок: {column}</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Найти в списке</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Высота строк</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Remove filter {name}</source>
        <translation>Убрать фильтр: {name}</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>Убрать фильтр</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Equals</source>
        <translation>Равно</translation>
    </message>
    <message>
        <source>Is filled in</source>
        <translation>Заполнено</translation>
    </message>
    <message>
        <source>Is empty</source>
        <translation>Пусто</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message numerus="yes">
        <source>%n d late</source>
        <translation>
            <numerusform>просрочено %n дн.</numerusform>
            <numerusform>просрочено %n дн.</numerusform>
            <numerusform>просрочено %n дн.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n} КБ</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} МБ</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>correct</source>
        <translation>исправить</translation>
    </message>
    <message>
        <source>next row</source>
        <translation>следующая строка</translation>
    </message>
    <message>
        <source>Workbooks ({kinds})</source>
        <translation>Книги ({kinds})</translation>
    </message>
    <message>
        <source>Import workbook</source>
        <translation>Импорт книги Excel</translation>
    </message>
    <message>
        <source>{file} - to correct</source>
        <translation>{file} - исправить</translation>
    </message>
    <message>
        <source>File with reasons for the partner</source>
        <translation>Файл с причинами для партнёра</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Книга Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>Удалить черновик</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Send back: file with reasons…</source>
        <translation>Вернуть: файл с причинами…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Сохранить черновик</translation>
    </message>
    <message>
        <source>The draft is kept and waits on this page.</source>
        <translation>Черновик сохранён и ждёт на этой странице.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>It did not work: {reason}</source>
        <translation>Не получилось: {reason}</translation>
    </message>
    <message>
        <source>Taken back. The rows stand in the draft again.</source>
        <translation>Отменено. Строки снова в черновике.</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Записано: {file}</translation>
    </message>
    <message>
        <source>What was corrected in it will be gone.</source>
        <translation>Исправления в нём будут потеряны.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message numerus="yes">
        <source>%n kept as draft</source>
        <translation>
            <numerusform>в черновике: %n</numerusform>
            <numerusform>в черновике: %n</numerusform>
            <numerusform>в черновике: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row and everything corrected in it will be gone.</source>
        <translation>
            <numerusform>%n строка и все исправления будут потеряны.</numerusform>
            <numerusform>%n строки и все исправления будут потеряны.</numerusform>
            <numerusform>%n строк и все исправления будут потеряны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row imported</source>
        <translation>
            <numerusform>Импортирована %n строка</numerusform>
            <numerusform>Импортированы %n строки</numerusform>
            <numerusform>Импортировано %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row</source>
        <translation>
            <numerusform>Импортировать %n строку</numerusform>
            <numerusform>Импортировать %n строки</numerusform>
            <numerusform>Импортировать %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n as draft</source>
        <translation>
            <numerusform>%n в черновик</numerusform>
            <numerusform>%n в черновик</numerusform>
            <numerusform>%n в черновик</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить в PDF</translation>
    </message>
    <message>
        <source>Issue and save as PDF…</source>
        <translation>Оформить и сохранить в PDF…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Numbers are taken when you issue. The register keeps an entry for each certificate.</source>
        <translation>Номера занимаются при оформлении. Каждый сертификат вносится в реестр.</translation>
    </message>
    <message>
        <source>Nobody is ticked.</source>
        <translation>Никто не отмечен.</translation>
    </message>
    <message>
        <source>The certificates appear here as they will be printed.</source>
        <translation>Здесь появятся сертификаты в том виде, в каком будут напечатаны.</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>Открыть PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Taken back. The numbers are voided.</source>
        <translation>Оформление отменено, номера погашены.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
    <message>
        <source>It did not work: {reason}</source>
        <translation>Не получилось: {reason}</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued</source>
        <translation>
            <numerusform>Оформлен %n сертификат</numerusform>
            <numerusform>Оформлено %n сертификата</numerusform>
            <numerusform>Оформлено %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued: {numbers}</source>
        <translation>
            <numerusform>Оформлен %n сертификат: {numbers}</numerusform>
            <numerusform>Оформлено %n сертификата: {numbers}</numerusform>
            <numerusform>Оформлено %n сертификатов: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen in a list</source>
        <translation>
            <numerusform>%n выбран в списке</numerusform>
            <numerusform>%n выбраны в списке</numerusform>
            <numerusform>%n выбраны в списке</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n and save as PDF</source>
        <translation>
            <numerusform>Оформить %n и сохранить в PDF</numerusform>
            <numerusform>Оформить %n и сохранить в PDF</numerusform>
            <numerusform>Оформить %n и сохранить в PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>Оформить %n</numerusform>
            <numerusform>Оформить %n</numerusform>
            <numerusform>Оформить %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>In a list</source>
        <translation>В списке</translation>
    </message>
    <message>
        <source>In a field</source>
        <translation>В поле</translation>
    </message>
    <message>
        <source>On a file</source>
        <translation>На файле</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Отметить строку</translation>
    </message>
    <message>
        <source>Select the next rows</source>
        <translation>Отметить следующие</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Изменить ячейку</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Первая строка</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Последняя строка</translation>
    </message>
    <message>
        <source>Clear selection, close panel</source>
        <translation>Снять выбор, закрыть панель</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Сохранить введённое</translation>
    </message>
    <message>
        <source>Today&apos;s date</source>
        <translation>Сегодняшняя дата</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Areas of the sidebar</source>
        <translation>Разделы слева</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>Look at them</source>
        <translation>Просмотреть</translation>
    </message>
    <message>
        <source>Issue to all of them anyway…</source>
        <translation>Всё равно оформить всем…</translation>
    </message>
    <message numerus="yes">
        <source>%n person left out</source>
        <translation>
            <numerusform>Не войдёт %n человек</numerusform>
            <numerusform>Не войдут %n человека</numerusform>
            <numerusform>Не войдут %n человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>edit</source>
        <translation>правка</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>select</source>
        <translation>выбор</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Merged. Both entries keep their values.</source>
        <translation>Объединено. Данные обеих записей сохранены.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text (*.csv)</source>
        <translation>Книга Excel (*.xlsx);;Текст (*.csv)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} из {total}</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>Экспортировано: {file}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message numerus="yes">
        <source>%n record deleted</source>
        <translation>
            <numerusform>Удалена %n запись</numerusform>
            <numerusform>Удалены %n записи</numerusform>
            <numerusform>Удалено %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record will be deleted. You can undo this.</source>
        <translation>
            <numerusform>Будет удалена %n запись. Это можно отменить.</numerusform>
            <numerusform>Будут удалены %n записи. Это можно отменить.</numerusform>
            <numerusform>Будет удалено %n записей. Это можно отменить.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row copied</source>
        <translation>
            <numerusform>Скопирована %n строка</numerusform>
            <numerusform>Скопированы %n строки</numerusform>
            <numerusform>Скопировано %n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>Save view</source>
        <translation>Сохранить вид</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Название вида</translation>
    </message>
    <message>
        <source>{kinds}: {total}</source>
        <translation>{kinds}: {total}</translation>
    </message>
    <message>
        <source>{kinds}: {shown} of {total}</source>
        <translation>{kinds}: показано {shown} из {total}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Удалить вид</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Nothing here fits these filters.</source>
        <translation>Нет записей, подходящих под фильтры.</translation>
    </message>
    <message>
        <source>{kinds}: nothing here yet.</source>
        <translation>{kinds}: пока нет записей.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Выбрано: %n</numerusform>
            <numerusform>Выбрано: %n</numerusform>
            <numerusform>Выбрано: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>&amp;Записи</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Сервис</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge into another person</source>
        <translation>Объединить с другим участником</translation>
    </message>
    <message>
        <source>“{name}” becomes a second entry of the person you choose. Both keep their values and history.</source>
        <translation>«{name}» станет второй записью выбранного участника. Данные и журнал обеих записей сохранятся.</translation>
    </message>
    <message>
        <source>Name, passport or date of birth of the person to keep</source>
        <translation>Имя, паспорт или дата рождения основного участника</translation>
    </message>
    <message>
        <source>Person to keep</source>
        <translation>Основной участник</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Основная запись</translation>
    </message>
    <message>
        <source>Second entry</source>
        <translation>Вторая запись</translation>
    </message>
</context>
<context>
    <name>NewOfficeDialog</name>
    <message>
        <source>New office file</source>
        <translation>Новый файл отдела</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Китай</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Россия</translation>
    </message>
    <message>
        <source>Choose where to keep it…</source>
        <translation>Выбрать место…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Name of the college</source>
        <translation>Название колледжа</translation>
    </message>
    <message>
        <source>Code of the office</source>
        <translation>Код отдела</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Language of work</source>
        <translation>Рабочий язык</translation>
    </message>
    <message>
        <source>Certificate numbers begin with it: SHGC-2026-A0001-7.</source>
        <translation>С него начинаются номера сертификатов: SHGC-2026-A0001-7.</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>This is the sample office: every person and institution in it is invented.</source>
        <translation>Это пример: все люди и организации в нём вымышлены.</translation>
    </message>
    <message numerus="yes">
        <source>Name forms filled in for %n person</source>
        <translation>
            <numerusform>Формы имени дополнены у %n человека</numerusform>
            <numerusform>Формы имён дополнены у %n человек</numerusform>
            <numerusform>Формы имён дополнены у %n человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Previous certificate</source>
        <translation>Предыдущий сертификат</translation>
    </message>
    <message>
        <source>Next certificate</source>
        <translation>Следующий сертификат</translation>
    </message>
    <message>
        <source>Preview of the certificates</source>
        <translation>Просмотр сертификатов</translation>
    </message>
</context>
<context>
    <name>PaperSettings</name>
    <message>
        <source>Numbers</source>
        <translation>Номера</translation>
    </message>
</context>
<context>
    <name>RecipientsColumn</name>
    <message>
        <source>Choose a programme or a group, or tick people in a list and press Certificates there.</source>
        <translation>Выберите программу или группу либо отметьте людей в списке и нажмите там «Сертификаты».</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Получатели</translation>
    </message>
    <message>
        <source>Everybody who is ready</source>
        <translation>Все, у кого всё готово</translation>
    </message>
    <message>
        <source>Issue anyway…</source>
        <translation>Всё равно оформить…</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Открыть карточку</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} из {total}</translation>
    </message>
    <message>
        <source>Issued anyway: {note}</source>
        <translation>Оформляется всё равно: {note}</translation>
    </message>
    <message>
        <source>Issue anyway</source>
        <translation>Всё равно оформить</translation>
    </message>
    <message>
        <source>{name}: why is the certificate issued all the same?</source>
        <translation>{name}: почему сертификат всё же оформляется?</translation>
    </message>
    <message>
        <source>Why are the certificates issued all the same?</source>
        <translation>Почему сертификаты всё же оформляются?</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Use</source>
        <translation>Взять</translation>
    </message>
</context>
<context>
    <name>RecordKeeper</name>
    <message>
        <source>Saved as soon as the fields marked * are filled in.</source>
        <translation>Сохранится, как только будут заполнены поля со знаком *.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Книга Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Make Excel file…</source>
        <translation>Создать файл Excel…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Academic year</source>
        <translation>Учебный год</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Язык отчёта</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Все годы</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>The report could not be made: {reason}</source>
        <translation>Не удалось создать отчёт: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n report</source>
        <translation>
            <numerusform>%n отчёт</numerusform>
            <numerusform>%n отчёта</numerusform>
            <numerusform>%n отчётов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written to {file}</source>
        <translation>
            <numerusform>Записана %n строка: {file}</numerusform>
            <numerusform>Записаны %n строки: {file}</numerusform>
            <numerusform>Записано %n строк: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written</source>
        <translation>
            <numerusform>Записана %n строка</numerusform>
            <numerusform>Записаны %n строки</numerusform>
            <numerusform>Записано %n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>New person</source>
        <translation>Новый участник</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Другой человек</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>Оставить наше</translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>Взять из файла</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Всё верно</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Исправить ячейку</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>Оставить пустым</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>Выбрать из списка…</translation>
    </message>
    <message>
        <source>Choose a person…</source>
        <translation>Выбрать участника…</translation>
    </message>
    <message>
        <source>Read as {day}</source>
        <translation>Читается как {day}</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Строка {number}</translation>
    </message>
    <message>
        <source>This row will not be imported.</source>
        <translation>Эта строка не будет импортирована.</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Already known: {name}. Empty fields are filled from the file.</source>
        <translation>Уже есть: {name}. Пустые поля заполнятся из файла.</translation>
    </message>
    <message>
        <source>Will be added as a new person.</source>
        <translation>Будет добавлен как новый участник.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить снова</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Тот же человек</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Читается как</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>All are new people</source>
        <translation>Все новые</translation>
    </message>
    <message>
        <source>Keep ours in all</source>
        <translation>Везде оставить наше</translation>
    </message>
    <message>
        <source>Take the file&apos;s in all</source>
        <translation>Везде взять из файла</translation>
    </message>
    <message>
        <source>Leave all out</source>
        <translation>Пропустить все</translation>
    </message>
    <message numerus="yes">
        <source>%n row chosen</source>
        <translation>
            <numerusform>Выбрана %n строка</numerusform>
            <numerusform>Выбраны %n строки</numerusform>
            <numerusform>Выбрано %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row differs from what we have.</source>
        <translation>
            <numerusform>%n строка отличается от наших данных.</numerusform>
            <numerusform>%n строки отличаются от наших данных.</numerusform>
            <numerusform>%n строк отличаются от наших данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row may be about people who are already known.</source>
        <translation>
            <numerusform>%n строка, возможно, об известных участниках.</numerusform>
            <numerusform>%n строки, возможно, об известных участниках.</numerusform>
            <numerusform>%n строк, возможно, об известных участниках.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search everything…</source>
        <translation>Искать везде…</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Clear selection</source>
        <translation>Снять выделение</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Списки</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервные копии</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Партнёры</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>Сопровождение</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Документы</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Excel, WPS or LibreOffice. Nothing goes into the records before you have looked at every row.</source>
        <translation>Excel, WPS или LibreOffice. Ничего не попадёт в записи, пока вы не просмотрите каждую строку.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Begun and not finished</source>
        <translation>Начатые и не законченные</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Чтение файла…</translation>
    </message>
    <message>
        <source>Drop a partner&apos;s workbook here</source>
        <translation>Перетащите сюда книгу партнёра</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Удалить</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>All changes saved</source>
        <translation>Всё сохранено</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>TermSwitch</name>
    <message>
        <source>All terms</source>
        <translation>Все семестры</translation>
    </message>
    <message>
        <source>Term: {name}</source>
        <translation>Семестр: {name}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>ended</source>
        <translation>завершено</translation>
    </message>
    <message>
        <source>Week {week} of {weeks}</source>
        <translation>Неделя {week} из {weeks}</translation>
    </message>
    <message>
        <source>{attended} of {planned} hours</source>
        <translation>{attended} из {planned} ч</translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>через %n день</numerusform>
            <numerusform>через %n дня</numerusform>
            <numerusform>через %n дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Студенты</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Преподаватели</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Nominated</source>
        <translation>Номинация</translation>
    </message>
    <message>
        <source>In residence</source>
        <translation>Обучаются</translation>
    </message>
    <message>
        <source>Under recognition</source>
        <translation>На перезачёте</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Выезд</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Въезд</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Партнёры</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Китай</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Россия</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>In preparation</source>
        <translation>Готовятся</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Завершены</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Exchange Admin</source>
        <translation>Exchange Admin</translation>
    </message>
    <message>
        <source>Students and teachers on exchange, language training, credit transfer, certificates and reports: one file on this PC, no internet needed.</source>
        <translation>Обмен студентами и преподавателями, языковые курсы, перезачёт, сертификаты и отчёты: один файл на этом компьютере, без интернета.</translation>
    </message>
    <message>
        <source>New office file…</source>
        <translation>Создать файл отдела…</translation>
    </message>
    <message>
        <source>Open office file…</source>
        <translation>Открыть файл отдела…</translation>
    </message>
    <message>
        <source>Look at the sample office</source>
        <translation>Посмотреть пример</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Недавние</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Undone: {action}</source>
        <translation>Отменено: {action}</translation>
    </message>
</context>
<context>
    <name>WorkstationSection</name>
    <message>
        <source>Name of the computer&apos;s user</source>
        <translation>Имя пользователя компьютера</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Кто здесь работает</translation>
    </message>
    <message>
        <source>This name stands in the journal beside every change.</source>
        <translation>Это имя пишется в журнале при каждом изменении.</translation>
    </message>
    <message>
        <source>A new text size counts from the next start.</source>
        <translation>Новый размер текста действует со следующего запуска.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Свободные</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Компактные</translation>
    </message>
</context>
<context>
    <name>_Options</name>
    <message>
        <source>For the whole file</source>
        <translation>Для всего файла</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Введите название</translation>
    </message>
    <message>
        <source>With a programme or a term every person gets a mobility in preparation.</source>
        <translation>Если указать программу или семестр, для каждого участника будет начата мобильность.</translation>
    </message>
    <message>
        <source>The file names: {name}</source>
        <translation>В файле указано: {name}</translation>
    </message>
    <message>
        <source>For people whose row does not say it.</source>
        <translation>Для тех, у кого это не указано в строке.</translation>
    </message>
</context>
</TS>
