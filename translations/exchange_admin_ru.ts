<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Exchange Admin</source>
        <translation>О программе Exchange Admin</translation>
    </message>
    <message>
        <source>Version {version} · MIT licence</source>
        <translation>Версия {version} · лицензия MIT</translation>
    </message>
    <message>
        <source>Newer version…</source>
        <translation>Новая версия…</translation>
    </message>
    <message>
        <source>The work of others that comes with it</source>
        <translation>Что входит в неё от других авторов</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Folder with the newer version</source>
        <translation>Папка с новой версией</translation>
    </message>
</context>
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
        <source>Import a transcript (ELMO)…</source>
        <translation>Импорт справки об обучении (ELMO)…</translation>
    </message>
    <message>
        <source>Receive a package…</source>
        <translation>Получить пакет…</translation>
    </message>
    <message>
        <source>Send to the office…</source>
        <translation>Отправить в отдел…</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>Экспорт списка…</translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation>Файл календаря…</translation>
    </message>
    <message>
        <source>Contacts file…</source>
        <translation>Файл контактных лиц…</translation>
    </message>
    <message>
        <source>Form for a partner…</source>
        <translation>Форма для партнёра…</translation>
    </message>
    <message>
        <source>Form of tasks for a partner…</source>
        <translation>Форма задач для партнёра…</translation>
    </message>
    <message>
        <source>Take in a form of tasks…</source>
        <translation>Принять форму задач…</translation>
    </message>
    <message>
        <source>Catalogue of offers and needs…</source>
        <translation>Каталог предложений и запросов…</translation>
    </message>
    <message>
        <source>Catalogue for another office…</source>
        <translation>Каталог для другого отдела…</translation>
    </message>
    <message>
        <source>Take in a catalogue…</source>
        <translation>Принять каталог…</translation>
    </message>
    <message>
        <source>Keys of other offices…</source>
        <translation>Ключи других отделов…</translation>
    </message>
    <message>
        <source>Letter about a match…</source>
        <translation>Письмо о совпадении…</translation>
    </message>
    <message>
        <source>All matches as a workbook…</source>
        <translation>Все совпадения книгой Excel…</translation>
    </message>
    <message>
        <source>Minutes as PDF…</source>
        <translation>Протокол в PDF…</translation>
    </message>
    <message>
        <source>Papers for the session as PDF…</source>
        <translation>Материалы к заседанию в PDF…</translation>
    </message>
    <message>
        <source>Project card as PDF…</source>
        <translation>Карточка проекта в PDF…</translation>
    </message>
    <message>
        <source>Control of decisions…</source>
        <translation>Контроль решений…</translation>
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
        <source>Add a filter…</source>
        <translation>Добавить фильтр…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Комитет</translation>
    </message>
    <message>
        <source>Matrix of requirements</source>
        <translation>Матрица требований</translation>
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
        <source>Open language group</source>
        <translation>Открыть языковую группу</translation>
    </message>
    <message>
        <source>Certificates…</source>
        <translation>Сертификаты…</translation>
    </message>
    <message>
        <source>Labels and badges…</source>
        <translation>Этикетки и бейджи…</translation>
    </message>
    <message>
        <source>Add to this record…</source>
        <translation>Добавить к этой записи…</translation>
    </message>
    <message>
        <source>Add a mobility of this person</source>
        <translation>Добавить поездку участника</translation>
    </message>
    <message>
        <source>Add an exam result of this person</source>
        <translation>Добавить результат экзамена участника</translation>
    </message>
    <message>
        <source>Write messages…</source>
        <translation>Написать сообщения…</translation>
    </message>
    <message>
        <source>Accept as host</source>
        <translation>Подтвердить приём</translation>
    </message>
    <message>
        <source>Arrived…</source>
        <translation>Прибытие…</translation>
    </message>
    <message>
        <source>Fill in missing name forms</source>
        <translation>Дополнить формы имён</translation>
    </message>
    <message>
        <source>Change a field…</source>
        <translation>Изменить поле…</translation>
    </message>
    <message>
        <source>Grades and lines…</source>
        <translation>Оценки и строки…</translation>
    </message>
    <message>
        <source>Try the rule…</source>
        <translation>Попробовать правило…</translation>
    </message>
    <message>
        <source>New version of the rule</source>
        <translation>Новая версия правила</translation>
    </message>
    <message>
        <source>I checked this</source>
        <translation>Проверено мной</translation>
    </message>
    <message>
        <source>Add examples…</source>
        <translation>Добавить примеры…</translation>
    </message>
    <message>
        <source>Learning agreement…</source>
        <translation>Соглашение об обучении…</translation>
    </message>
    <message>
        <source>Transcript…</source>
        <translation>Справка об обучении…</translation>
    </message>
    <message>
        <source>Recognise courses…</source>
        <translation>Перезачёт дисциплин…</translation>
    </message>
    <message>
        <source>Renew agreement…</source>
        <translation>Продлить соглашение…</translation>
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
        <source>Note as signed</source>
        <translation>Отметить подпись</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Выдать…</translation>
    </message>
    <message>
        <source>Handover list…</source>
        <translation>Ведомость выдачи…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Аннулировать…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Стереть навсегда…</translation>
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
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>How offers and needs go</source>
        <translation>Как устроены предложения и запросы</translation>
    </message>
    <message>
        <source>About Exchange Admin</source>
        <translation>О программе Exchange Admin</translation>
    </message>
    <message>
        <source>Choose a match first.</source>
        <translation>Сначала выберите совпадение.</translation>
    </message>
    <message>
        <source>Choose certificates first.</source>
        <translation>Сначала выберите сертификаты.</translation>
    </message>
    <message>
        <source>Go to “Offers and needs” first.</source>
        <translation>Сначала перейдите в раздел «Спрос и предложение».</translation>
    </message>
    <message>
        <source>Handed over already.</source>
        <translation>Уже выдан.</translation>
    </message>
    <message>
        <source>Other changes are being saved.</source>
        <translation>Сохраняются другие изменения.</translation>
    </message>
    <message>
        <source>Revoked for good: its status no longer changes.</source>
        <translation>Аннулирован: состояние больше не меняется.</translation>
    </message>
    <message>
        <source>Signed already.</source>
        <translation>Уже подписан.</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>take out</source>
        <translation>исключить</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>add, row below</source>
        <translation>добавить, строка ниже</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>передать</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить PDF…</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Передать на согласование</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Новая версия</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Content {hash}</source>
        <translation>Код содержания {hash}</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Версия {n}</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Form of tasks</source>
        <translation>Форма задач</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>Take over %n answer</source>
        <translation>
            <numerusform>Принять %n ответ</numerusform>
            <numerusform>Принять %n ответа</numerusform>
            <numerusform>Принять %n ответов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Open your office file first; then receive {file} there.</source>
        <translation>Сначала откройте файл отдела, потом получите в нём {file}.</translation>
    </message>
    <message>
        <source>Making the sample office…</source>
        <translation>Создаётся пример…</translation>
    </message>
    <message>
        <source>Open office file</source>
        <translation>Открыть файл отдела</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановление из копии</translation>
    </message>
    <message>
        <source>The backup was restored. The file as it was is kept beside it.</source>
        <translation>Копия восстановлена. Прежний файл сохранён рядом.</translation>
    </message>
    <message>
        <source>Version {new} was installed while this window was open. Close the window and start the program again: until then parts of both versions run. Everything entered so far is saved in the file.</source>
        <translation>Пока это окно было открыто, установили версию {new}. Закройте окно и запустите программу снова: до этого работают части обеих версий. Всё введённое сохранено в файле.</translation>
    </message>
    <message>
        <source>Exchange Admin was updated</source>
        <translation>Exchange Admin обновлена</translation>
    </message>
    <message>
        <source>It was not done</source>
        <translation>Не выполнено</translation>
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
    <message>
        <source>Restore a backup…</source>
        <translation>Восстановить из копии…</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Language training</source>
        <translation>Языковые курсы</translation>
    </message>
    <message>
        <source>Offers and needs</source>
        <translation>Спрос и предложение</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Комитет</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>Credit transfer</source>
        <translation>Перезачёт</translation>
    </message>
    <message>
        <source>Grades and credits</source>
        <translation>Оценки и кредиты</translation>
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
        <source>Exchange packages</source>
        <translation>Обмен данными</translation>
    </message>
    <message>
        <source>Learning agreement</source>
        <translation>Соглашение об обучении</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Перезачёт</translation>
    </message>
    <message>
        <source>Matrix of requirements</source>
        <translation>Матрица требований</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Language readiness</source>
        <translation>Языковая готовность</translation>
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
    <name>AskStrip</name>
    <message>
        <source>Who is asked</source>
        <translation>Кого спрашиваем</translation>
    </message>
    <message>
        <source>Ask {name}…</source>
        <translation>Уточнить: {name}…</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>Уточнить…</translation>
    </message>
    <message>
        <source>Asked; the answer has not come yet.</source>
        <translation>Вопрос задан, ответа ещё нет.</translation>
    </message>
    <message>
        <source>{person}: which is right for “{field}”?</source>
        <translation>{person}: какое значение поля «{field}» верное?</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Put into the next package</source>
        <translation>Включить в следующий пакет</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>AttendanceDelegate</name>
    <message>
        <source>Minutes late</source>
        <translation>Опоздание, мин</translation>
    </message>
</context>
<context>
    <name>AttendanceModel</name>
    <message>
        <source>, {n} min</source>
        <translation>, {n} мин</translation>
    </message>
</context>
<context>
    <name>AttendanceTable</name>
    <message>
        <source>absent</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>excused</source>
        <translation>уважит.</translation>
    </message>
    <message>
        <source>late</source>
        <translation>опоздание</translation>
    </message>
    <message>
        <source>present</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>Enter: held, everybody else present</source>
        <translation>Enter: проведено, остальные были</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Посещаемость</translation>
    </message>
    <message>
        <source>Nothing to mark here: the lesson was cancelled, or the person was not in the group on that day.</source>
        <translation>Здесь нечего отметить: занятие отменено или человек в этот день не был в группе.</translation>
    </message>
</context>
<context>
    <name>AttendanceView</name>
    <message>
        <source>{people}, attendance {share} %</source>
        <translation>{people}, посещаемость {share} %</translation>
    </message>
    <message>
        <source>all present</source>
        <translation>все были</translation>
    </message>
    <message>
        <source>next side</source>
        <translation>дальше</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Nobody is in this group yet. Enrol people first.</source>
        <translation>В группе ещё никого нет. Сначала зачислите людей.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>This group has no lessons yet. Make them from its timetable.</source>
        <translation>У группы ещё нет занятий. Составьте их по расписанию.</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>Расписание</translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
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
        <source>Remove backups</source>
        <translation>Удаление резервных копий</translation>
    </message>
    <message>
        <source>Backups whose day has come and those that still hold erased people are removed for good.</source>
        <translation>Будут безвозвратно удалены копии, срок которых истёк, и копии, в которых ещё есть удалённые люди.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
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
        <translation>Вторая папка для копий</translation>
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
        <source>Copies</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Days that a backup is kept. Erased people stay in older backups until these are removed.</source>
        <translation>Сколько дней хранить копию. Удалённые люди остаются в прежних копиях, пока те не удалены.</translation>
    </message>
    <message>
        <source>Remove what is due</source>
        <translation>Удалить просроченные</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>до {day}</translation>
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
    <message numerus="yes">
        <source>%n backup could not be removed; delete it by hand</source>
        <translation>
            <numerusform>%n копию удалить не удалось, удалите её вручную</numerusform>
            <numerusform>%n копии удалить не удалось, удалите их вручную</numerusform>
            <numerusform>%n копий удалить не удалось, удалите их вручную</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup removed</source>
        <translation>
            <numerusform>Удалена %n копия</numerusform>
            <numerusform>Удалены %n копии</numerusform>
            <numerusform>Удалено %n копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds %n erased person</source>
        <translation>
            <numerusform>есть %n удалённый человек</numerusform>
            <numerusform>есть %n удалённых человека</numerusform>
            <numerusform>есть %n удалённых человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlankFormCommands</name>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>A workbook in the partner’s language, with drop-down lists. What comes back is imported.</source>
        <translation>Книга на языке партнёра с раскрывающимися списками. То, что вернётся, импортируется.</translation>
    </message>
    <message>
        <source>Form for a partner: {kind}</source>
        <translation>Форма для партнёра: {kind}</translation>
    </message>
    <message>
        <source>Form for a partner</source>
        <translation>Форма для партнёра</translation>
    </message>
    <message>
        <source>What is the partner to tell?</source>
        <translation>О чём спросить партнёра?</translation>
    </message>
    <message>
        <source>On the basis: {basis}</source>
        <translation>Основание: {basis}</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Не включать</translation>
    </message>
    <message>
        <source>Which form is the partner to get?</source>
        <translation>Какую форму получит партнёр?</translation>
    </message>
    <message>
        <source>With the people who are known</source>
        <translation>С уже известными людьми</translation>
    </message>
    <message>
        <source>Blank, for naming new people</source>
        <translation>Пустая, чтобы назвать новых</translation>
    </message>
    <message>
        <source>In a form with people, only what differs from it counts as a change when it comes back.</source>
        <translation>Если в форме есть люди, то по возвращении изменениями считается только то, что от неё отличается.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message numerus="yes">
        <source>%n person has no valid consent to a transfer abroad:</source>
        <translation>
            <numerusform>У %n человека нет действующего согласия на трансграничную передачу:</numerusform>
            <numerusform>У %n человек нет действующего согласия на трансграничную передачу:</numerusform>
            <numerusform>У %n человек нет действующего согласия на трансграничную передачу:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>{projects}, of {total} in all</source>
        <translation>{projects} из {total}</translation>
    </message>
    <message>
        <source>column</source>
        <translation>столбец</translation>
    </message>
    <message>
        <source>move on</source>
        <translation>переместить</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Of every project that goes on something was heard.</source>
        <translation>Обо всех действующих проектах есть новости.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>From Today</source>
        <translation>Со страницы «Сегодня»</translation>
    </message>
</context>
<context>
    <name>BulkView</name>
    <message>
        <source>Settle several at once</source>
        <translation>Решить несколько сразу</translation>
    </message>
    <message>
        <source>Only fields where a wrong choice does little harm. Names, dates of birth and numbers stay apart.</source>
        <translation>Только поля, ошибка в которых не опасна. Имена, даты рождения и номера решаются по одному.</translation>
    </message>
    <message>
        <source>Back to the cards</source>
        <translation>Назад к карточкам</translation>
    </message>
    <message>
        <source>Take the answers of {name}</source>
        <translation>Взять варианты: {name}</translation>
    </message>
    <message>
        <source>What will hold then</source>
        <translation>Что останется в записях</translation>
    </message>
    <message>
        <source>instead of {values}</source>
        <translation>вместо {values}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference</source>
        <translation>
            <numerusform>%n расхождение</numerusform>
            <numerusform>%n расхождения</numerusform>
            <numerusform>%n расхождений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n</source>
        <translation>
            <numerusform>Решить %n</numerusform>
            <numerusform>Решить %n</numerusform>
            <numerusform>Решить %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarCommands</name>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>As the country has it, else this PC</source>
        <translation>По стране, иначе по этому ПК</translation>
    </message>
    <message>
        <source>With names of people, teachers and topics</source>
        <translation>С именами людей, преподавателями и темами</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>Файл календаря</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Only of this person</source>
        <translation>Только этого человека</translation>
    </message>
    <message>
        <source>Only coordinated by</source>
        <translation>Только у этого координатора</translation>
    </message>
    <message>
        <source>Remind, days before</source>
        <translation>Напомнить, за сколько дней</translation>
    </message>
    <message>
        <source>Time of lessons</source>
        <translation>Часовой пояс занятий</translation>
    </message>
    <message>
        <source>Calendars are often copied to servers of others. Without the tick nobody is named.</source>
        <translation>Календари часто хранятся на чужих серверах. Без этой отметки никто не назван.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>A calendar is of one person or of one coordinator. Empty one of the two.</source>
        <translation>Календарь — одного человека или одного координатора. Очистите одно из двух полей.</translation>
    </message>
    <message>
        <source>A calendar has a first and a last day. Fill in both.</source>
        <translation>У календаря есть первый и последний день. Заполните оба.</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Open the record</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующее</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>No paper is issued to this person until this is decided.</source>
        <translation>До решения этому участнику документы не выдаются.</translation>
    </message>
    <message>
        <source>before: {value}</source>
        <translation>было: {value}</translation>
    </message>
    <message>
        <source>Other value…</source>
        <translation>Другое значение…</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Исправить номер</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>Взять это значение</translation>
    </message>
    <message>
        <source>Two sides filled this in without knowing of each other. Both answers are kept.</source>
        <translation>Две стороны заполнили это независимо друг от друга. Оба ответа сохранены.</translation>
    </message>
    <message>
        <source>One side deleted this record while the other went on changing it.</source>
        <translation>Одна сторона удалила запись, пока другая продолжала её менять.</translation>
    </message>
    <message>
        <source>Copies of the office file gave this number twice. Revoke both papers, then issue them again.</source>
        <translation>Копии файла отдела выдали этот номер дважды. Отзовите оба документа и оформите их заново.</translation>
    </message>
    <message>
        <source>Only one record may have this number. Press the one that is wrong to correct it.</source>
        <translation>Такой номер может быть только у одной записи. Нажмите ошибочный, чтобы исправить.</translation>
    </message>
    <message>
        <source>This points to a record that was deleted: {record}.</source>
        <translation>Здесь ссылка на удалённую запись: {record}.</translation>
    </message>
    <message>
        <source>This was sent and could not be taken over as a value: {typed}.</source>
        <translation>Присланное не удалось принять как значение: {typed}.</translation>
    </message>
    <message>
        <source>The other side decides this field; what is proposed here waits for its answer.</source>
        <translation>Это поле определяет другая сторона; предложение ждёт её ответа.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>These look the same and are different letters: {letters}</source>
        <translation>Выглядят одинаково, но это разные символы: {letters}</translation>
    </message>
    <message>
        <source>this office</source>
        <translation>наш отдел</translation>
    </message>
    <message>
        <source>shown in the lists until somebody decides</source>
        <translation>до решения показывается в списках</translation>
    </message>
    <message>
        <source>by the side that decides this field</source>
        <translation>от стороны, которая определяет это поле</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} из {total}</translation>
    </message>
</context>
<context>
    <name>CaseCells</name>
    <message>
        <source>Another mark</source>
        <translation>Другая оценка</translation>
    </message>
    <message>
        <source>Why not the mark of the rule?</source>
        <translation>Почему не оценка по правилу?</translation>
    </message>
    <message>
        <source>Competence</source>
        <translation>Компетенция</translation>
    </message>
    <message>
        <source>What can the student do?</source>
        <translation>Чем владеет студент?</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>убрать</translation>
    </message>
    <message>
        <source>join</source>
        <translation>объединить</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>row below</source>
        <translation>строка ниже</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>передать</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Add a competence</source>
        <translation>Добавить компетенцию</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Разделить</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Передать на рассмотрение</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Записать решение…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Вернуть в черновик</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Sheet as PDF…</source>
        <translation>Ведомость перезачёта, PDF…</translation>
    </message>
    <message>
        <source>Settle what is owed…</source>
        <translation>Отметить ликвидацию разницы…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Закрыть перезачёт</translation>
    </message>
    <message>
        <source>Several home courses: part them by +. Code and credits if wanted: Title@CODE:4. Several courses of the host: choose them, then type.</source>
        <translation>Несколько своих дисциплин разделяйте знаком +. Код и кредиты по желанию: название@код:4. Несколько дисциплин принимающей стороны: выделите их и введите свою.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Исправление</translation>
    </message>
    <message>
        <source>Why is the decision corrected?</source>
        <translation>Почему исправляется решение?</translation>
    </message>
    <message numerus="yes">
        <source>%n course filled in from approved equivalences</source>
        <translation>
            <numerusform>Подставлена %n дисциплина по утверждённым эквивалентностям</numerusform>
            <numerusform>Подставлены %n дисциплины по утверждённым эквивалентностям</numerusform>
            <numerusform>Подставлено %n дисциплин по утверждённым эквивалентностям</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course open</source>
        <translation>
            <numerusform>Без решения: %n дисциплина</numerusform>
            <numerusform>Без решения: %n дисциплины</numerusform>
            <numerusform>Без решения: %n дисциплин</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseworkCommands</name>
    <message>
        <source>No stay was left to confirm</source>
        <translation>Подтверждать нечего</translation>
    </message>
    <message>
        <source>What is known already stays as it is.</source>
        <translation>Уже внесённые даты не меняются.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Their arrival was noted already</source>
        <translation>Прибытие уже было отмечено</translation>
    </message>
    <message numerus="yes">
        <source>%n guest confirmed</source>
        <translation>
            <numerusform>Подтверждён приём %n гостя</numerusform>
            <numerusform>Подтверждён приём %n гостей</numerusform>
            <numerusform>Подтверждён приём %n гостей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule checked and in use</source>
        <translation>
            <numerusform>%n правило проверено и действует</numerusform>
            <numerusform>%n правила проверены и действуют</numerusform>
            <numerusform>%n правил проверено и действует</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Arrival noted for %n stay</source>
        <translation>
            <numerusform>Прибытие отмечено: %n поездка</numerusform>
            <numerusform>Прибытие отмечено: %n поездки</numerusform>
            <numerusform>Прибытие отмечено: %n поездок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entry, arrival, move-in and actual start of %n stay.</source>
        <translation>
            <numerusform>Въезд, прибытие, заселение и фактическое начало: %n поездка.</numerusform>
            <numerusform>Въезд, прибытие, заселение и фактическое начало: %n поездки.</numerusform>
            <numerusform>Въезд, прибытие, заселение и фактическое начало: %n поездок.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueButton</name>
    <message>
        <source>Catalogue</source>
        <translation>Каталог</translation>
    </message>
    <message>
        <source>All published, on paper or as a workbook…</source>
        <translation>Всё опубликованное, на бумаге или в Excel…</translation>
    </message>
    <message>
        <source>As a file for another office…</source>
        <translation>Файлом для другого отдела…</translation>
    </message>
    <message>
        <source>Take in the file of another office…</source>
        <translation>Принять файл другого отдела…</translation>
    </message>
    <message>
        <source>Keys of other offices…</source>
        <translation>Ключи других отделов…</translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source>Take in a catalogue</source>
        <translation>Приём каталога</translation>
    </message>
    <message>
        <source>The digits as the other office reads them out</source>
        <translation>Цифры, которые прочитает другой отдел</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Пока без ответа</translation>
    </message>
    <message>
        <source>Look again with the answers</source>
        <translation>Посмотреть с учётом ответов</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>CatalogueFiles</name>
    <message>
        <source>Catalogue for another office</source>
        <translation>Каталог для другого отдела</translation>
    </message>
    <message>
        <source>What is published, signed by this office, and what other offices signed. Drafts and people are not in it. Without fields of education everything goes along; 07; 1015 are those that begin so.</source>
        <translation>Опубликованное с подписью этого отдела и то, что подписали другие отделы. Черновиков и людей в нём нет. Если области образования не указаны, войдёт всё; «07; 1015» — только те, чьи коды так начинаются.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Take in a catalogue</source>
        <translation>Приём каталога</translation>
    </message>
    <message>
        <source>Catalogue taken in. {counts}</source>
        <translation>Каталог принят. {counts}</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Каталог</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Write it all the same</source>
        <translation>Всё равно записать</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>paste</source>
        <translation>вставить</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>отметить</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Import a design…</source>
        <translation>Загрузить шаблон…</translation>
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
        <source>Verify</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Шаблоны</translation>
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
        <source>What is wrong or asked</source>
        <translation>Ошибки и вопросы</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Найти и заменить…</translation>
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
        <source>Every problem</source>
        <translation>Все замечания</translation>
    </message>
    <message>
        <source>Row as a whole</source>
        <translation>Строка целиком</translation>
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
        <source>%n other row is empty there.</source>
        <translation>
            <numerusform>В этом столбце пуста ещё %n строка.</numerusform>
            <numerusform>В этом столбце пусты ещё %n строки.</numerusform>
            <numerusform>В этом столбце пусто ещё %n строк.</numerusform>
        </translation>
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
    <name>ChecklistCard</name>
    <message>
        <source>Checklist</source>
        <translation>Контрольный список</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>Добавить скан-копии…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} из {all}</translation>
    </message>
    <message>
        <source>Ask for what is missing</source>
        <translation>Запросить недостающее</translation>
    </message>
    <message>
        <source>List of papers</source>
        <translation>Опись документов</translation>
    </message>
    <message>
        <source>Other tasks</source>
        <translation>Прочие задачи</translation>
    </message>
    <message>
        <source>{rule}: depends on {fields}, which is not entered</source>
        <translation>{rule}: зависит от данных, которые не внесены ({fields})</translation>
    </message>
    <message>
        <source>The rules ask for nothing: this stay is closed, was not accepted or came to nothing.</source>
        <translation>По правилам ничего не требуется: поездка закрыта, не принята или не состоялась.</translation>
    </message>
    <message>
        <source>No rule in use applies to this stay.</source>
        <translation>Ни одно действующее правило к этой поездке не относится.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Print the list of papers</source>
        <translation>Печать описи документов</translation>
    </message>
    <message>
        <source>Printing the list of papers</source>
        <translation>Печатается опись документов</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
</context>
<context>
    <name>ChosenFilters</name>
    <message>
        <source>Add filter</source>
        <translation>Добавить условие</translation>
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
        <source>The list holds what stands here.</source>
        <translation>Список содержит то, что здесь указано.</translation>
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
        <source>Guessed by a word of the heading. Its rows wait until you confirm or choose.</source>
        <translation>Определено по одному слову заголовка. Строки ждут, пока вы не подтвердите или не выберете.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Не читается</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>The columns of the form are known.</source>
        <translation>Столбцы формы известны.</translation>
    </message>
    <message>
        <source>Columns that are not of the form, not read: {names}</source>
        <translation>Столбцы не из формы, не прочитаны: {names}</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>Строка заголовков</translation>
    </message>
    <message>
        <source>Guessed by a word of the heading. Left out until you confirm or choose.</source>
        <translation>Определено по слову в заголовке. Не загружается, пока вы не подтвердите или не выберете.</translation>
    </message>
    <message>
        <source>Guessed from the cells. Its rows wait until you confirm or choose.</source>
        <translation>Угадано по ячейкам. Строки ждут, пока вы не подтвердите или не выберете.</translation>
    </message>
    <message>
        <source>The column holds what stands here.</source>
        <translation>В столбце именно то, что здесь указано.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Not read, in further lists of this partner with these headings too.</source>
        <translation>Не читается, в том числе в следующих списках этого партнёра с такими заголовками.</translation>
    </message>
    <message>
        <source>As it was in the file</source>
        <translation>Как было в файле</translation>
    </message>
    <message>
        <source>Split into several columns…</source>
        <translation>Разделить на несколько столбцов…</translation>
    </message>
    <message>
        <source>Join with another column…</source>
        <translation>Объединить с другим столбцом…</translation>
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
        <source>Lines that are not read: {what}</source>
        <translation>Строки не прочитаны: {what}</translation>
    </message>
    <message>
        <source>Hidden in the workbook and left out: {what}</source>
        <translation>Скрыты в книге и пропущены: {what}</translation>
    </message>
    <message>
        <source>Hidden in the workbook, but read: {what}</source>
        <translation>Скрыты в книге, но прочитаны: {what}</translation>
    </message>
    <message>
        <source>Sheet “{name}” has another list and is not read: {kinds}. Choose that kind to read it.</source>
        <translation>На листе «{name}» другой список, он не прочитан: {kinds}. Чтобы прочитать его, выберите этот вид.</translation>
    </message>
    <message>
        <source>Sheets without a list: {names}</source>
        <translation>Листы без списка: {names}</translation>
    </message>
    <message>
        <source>Hidden sheets, not read: {names}</source>
        <translation>Скрытые листы, не прочитаны: {names}</translation>
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
        <source>Confirm %n guessed column</source>
        <translation>
            <numerusform>Подтвердить %n предположение</numerusform>
            <numerusform>Подтвердить все %n предположения</numerusform>
            <numerusform>Подтвердить все %n предположений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
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
    <name>CommitteePapers</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Workbook (*.xlsx)</source>
        <translation>PDF (*.pdf);;Книга Excel (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>ComponentTable</name>
    <message>
        <source>Type a course here: Title@CODE:3</source>
        <translation>введите дисциплину: название@код:3</translation>
    </message>
</context>
<context>
    <name>ConditionLine</name>
    <message>
        <source>is stated</source>
        <translation>указано</translation>
    </message>
    <message>
        <source>is not stated</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>is</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>не равно</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Сведение</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Условие</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>Удалить условие</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>{n} shown · {all}</source>
        <translation>показано {n} · {all}</translation>
    </message>
    <message>
        <source>Settle several at once…</source>
        <translation>Решить несколько сразу…</translation>
    </message>
    <message>
        <source>{field}: {answer}</source>
        <translation>{field}: {answer}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>The question goes with the next package</source>
        <translation>Вопрос уйдёт со следующим пакетом</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Отмечено: один человек</translation>
    </message>
    <message>
        <source>Different people; nobody is asked again</source>
        <translation>Отмечено: разные люди; больше не спросим</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>Вид вопроса</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Партнёр</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>Решать нечего.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Все виды</translation>
    </message>
    <message>
        <source>May be the same person</source>
        <translation>Возможно, один человек</translation>
    </message>
    <message>
        <source>All partners</source>
        <translation>Все партнёры</translation>
    </message>
    <message>
        <source>{field} · asked</source>
        <translation>{field} · вопрос задан</translation>
    </message>
    <message>
        <source>oldest: {age}</source>
        <translation>старейшее: {age}</translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>Решено: %n</numerusform>
            <numerusform>Решено: %n</numerusform>
            <numerusform>Решено: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waits for a decision</source>
        <translation>
            <numerusform>%n вопрос ждёт решения</numerusform>
            <numerusform>%n вопроса ждут решения</numerusform>
            <numerusform>%n вопросов ждут решения</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Record…</source>
        <translation>Внести…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>None recorded. Data sent abroad needs one.</source>
        <translation>Не внесено. Для передачи данных за рубеж оно нужно.</translation>
    </message>
    <message>
        <source>Consent recorded</source>
        <translation>Согласие внесено</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>Согласие отозвано</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>ConsentLine</name>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>отозвано {day}</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>истекло {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>до {day}</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
</context>
<context>
    <name>ContactsDialog</name>
    <message>
        <source>A card for each partner too</source>
        <translation>Также карточка каждого партнёра</translation>
    </message>
    <message>
        <source>All contacts of partners</source>
        <translation>Все контактные лица партнёров</translation>
    </message>
    <message>
        <source>Contacts file</source>
        <translation>Файл контактных лиц</translation>
    </message>
    <message>
        <source>Contacts of partners only: students and notes are never in the file.</source>
        <translation>Только контактные лица партнёров: студентов и заметок в файле нет.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чьи</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen contact</source>
        <translation>
            <numerusform>%n выбранное контактное лицо</numerusform>
            <numerusform>%n выбранных контактных лица</numerusform>
            <numerusform>%n выбранных контактных лиц</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesView</name>
    <message>
        <source>Folder that all PCs of the office can reach</source>
        <translation>Папка, доступная всем компьютерам отдела</translation>
    </message>
    <message>
        <source>No folder is set</source>
        <translation>Папка не выбрана</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Mailbox folder</source>
        <translation>Папка обмена</translation>
    </message>
    <message>
        <source>Every PC keeps its own copy of the office file. Through a folder on the file server the copies exchange what is new by themselves, every minute while the program is open. The office file itself never lies in that folder.</source>
        <translation>У каждого компьютера своя копия файла отдела. Пока программа открыта, копии каждую минуту сами обмениваются новым через папку на сервере. Сам файл отдела в этой папке не лежит.</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Больше не использовать</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Обменяться сейчас</translation>
    </message>
    <message>
        <source>PCs of this office</source>
        <translation>Компьютеры отдела</translation>
    </message>
    <message>
        <source>No other PC has written into this folder yet. On another PC, open a copy of this office file and choose the same folder.</source>
        <translation>Другие компьютеры в эту папку ещё не писали. Откройте на другом компьютере копию этого файла и выберите ту же папку.</translation>
    </message>
    <message>
        <source>last exchanged {moment}</source>
        <translation>последний обмен {moment}</translation>
    </message>
    <message>
        <source>The folder cannot be reached. Everything waits here and goes on when it is back.</source>
        <translation>Папка недоступна. Всё ждёт здесь и продолжится, когда она появится.</translation>
    </message>
    <message>
        <source>Copy that no longer exists</source>
        <translation>Копия, которой больше нет</translation>
    </message>
    <message>
        <source>Does the office file of {name} no longer exist?</source>
        <translation>Файла отдела на компьютере «{name}» больше нет?</translation>
    </message>
    <message>
        <source>It no longer exists</source>
        <translation>Копии больше нет</translation>
    </message>
    <message>
        <source>All PCs stop waiting for it, and take from partners what it had sent to them alone. Should it be at work after all, nothing is lost: it goes on under a new name.</source>
        <translation>Компьютеры отдела больше не будут ждать эту копию и примут от партнёров то, что она отправила только им. Если с ней всё же работают, ничего не пропадёт: она продолжит работу под новым именем.</translation>
    </message>
    <message numerus="yes">
        <source>%n file could not be read and was set aside</source>
        <translation>
            <numerusform>%n файл не прочитан и отложен</numerusform>
            <numerusform>%n файла не прочитаны и отложены</numerusform>
            <numerusform>%n файлов не прочитаны и отложены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file is not whole yet and is tried again</source>
        <translation>
            <numerusform>%n файл ещё не целый, попробуем снова</numerusform>
            <numerusform>%n файла ещё не целые, попробуем снова</numerusform>
            <numerusform>%n файлов ещё не целые, попробуем снова</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package written</source>
        <translation>
            <numerusform>записан %n пакет</numerusform>
            <numerusform>записано %n пакета</numerusform>
            <numerusform>записано %n пакетов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>принят %n</numerusform>
            <numerusform>принято %n</numerusform>
            <numerusform>принято %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>never seen</source>
        <translation>ещё не появлялся</translation>
    </message>
    <message>
        <source>last seen {moment}</source>
        <translation>был {moment}</translation>
    </message>
    <message>
        <source>No longer exists…</source>
        <translation>Копии больше нет…</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>всё получено</translation>
    </message>
    <message numerus="yes">
        <source>%n change not there yet</source>
        <translation>
            <numerusform>не получено: %n изменение</numerusform>
            <numerusform>не получено: %n изменения</numerusform>
            <numerusform>не получено: %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change on its way here</source>
        <translation>
            <numerusform>в пути сюда: %n изменение</numerusform>
            <numerusform>в пути сюда: %n изменения</numerusform>
            <numerusform>в пути сюда: %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record not the same there</source>
        <translation>
            <numerusform>там отличается %n запись</numerusform>
            <numerusform>там отличаются %n записи</numerusform>
            <numerusform>там отличаются %n записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayBox</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Decide</source>
        <translation>Записать решение</translation>
    </message>
    <message>
        <source>A course without a day is not written down as owed.</source>
        <translation>Дисциплина без срока не записывается в академическую разницу.</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Решение принял</translation>
    </message>
    <message>
        <source>What you typed here will be lost.</source>
        <translation>Введённое здесь будет потеряно.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Minutes number</source>
        <translation>Номер протокола</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>Дата решения</translation>
    </message>
    <message numerus="yes">
        <source>%n course decided otherwise than proposed</source>
        <translation>
            <numerusform>По %n дисциплине решение отличается от предложенного</numerusform>
            <numerusform>По %n дисциплинам решение отличается от предложенного</numerusform>
            <numerusform>По %n дисциплинам решение отличается от предложенного</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignCard</name>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Новая версия</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Вывести из действия</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Вернуть в действие</translation>
    </message>
    <message>
        <source>Copy to edit</source>
        <translation>Скопировать и править</translation>
    </message>
    <message>
        <source>Put in use</source>
        <translation>Ввести в действие</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>Выгрузить в файл…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>версия {n}</translation>
    </message>
    <message>
        <source>drawn by the program, cannot be edited</source>
        <translation>рисует сама программа, править нельзя</translation>
    </message>
    <message numerus="yes">
        <source>%n more kind</source>
        <translation>
            <numerusform>ещё %n вид</numerusform>
            <numerusform>ещё %n вида</numerusform>
            <numerusform>ещё %n видов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper issued from it</source>
        <translation>
            <numerusform>по нему оформлен %n документ</numerusform>
            <numerusform>по нему оформлено %n документа</numerusform>
            <numerusform>по нему оформлено %n документов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n language</source>
        <translation>
            <numerusform>до %n языка</numerusform>
            <numerusform>до %n языков</numerusform>
            <numerusform>до %n языков</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignChoice</name>
    <message>
        <source>Design</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
</context>
<context>
    <name>DesignEditor</name>
    <message>
        <source>The page appears here as it will be printed.</source>
        <translation>Здесь появится страница такой, какой она будет напечатана.</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>следующая область</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Back to the designs</source>
        <translation>К списку шаблонов</translation>
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
        <source>Put in use</source>
        <translation>Ввести в действие</translation>
    </message>
    <message>
        <source>New papers are then printed with it. It is not edited any more.</source>
        <translation>Новые документы печатаются по нему; саму версию больше не правят.</translation>
    </message>
    <message>
        <source>The page; arrow keys move the chosen part, with Ctrl they resize it</source>
        <translation>Страница; стрелки двигают выбранную часть, с Ctrl меняют её размер</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>версия {n}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выбрать изображение</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Изображения (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>DesignParts</name>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Line or band</source>
        <translation>Линия или полоса</translation>
    </message>
</context>
<context>
    <name>DesignsView</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>править</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Шаблоны</translation>
    </message>
    <message>
        <source>The page appears here as it will be printed.</source>
        <translation>Здесь появится страница такой, какой она будет напечатана.</translation>
    </message>
    <message>
        <source>All of them, with the usual words</source>
        <translation>Для всех видов, с обычным текстом</translation>
    </message>
    <message>
        <source>Retired. Papers issued from it can be printed as ever.</source>
        <translation>Выведен из действия. Оформленные по нему документы печатаются как прежде.</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>Снова действует</translation>
    </message>
    <message>
        <source>The draft was deleted</source>
        <translation>Черновик удалён</translation>
    </message>
    <message>
        <source>The design was deleted</source>
        <translation>Шаблон удалён</translation>
    </message>
    <message>
        <source>Export the design</source>
        <translation>Выгрузить шаблон</translation>
    </message>
    <message>
        <source>Import a design</source>
        <translation>Загрузить шаблон</translation>
    </message>
    <message>
        <source>In use: new papers are printed with it</source>
        <translation>Введён в действие: новые документы печатаются по нему</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>версия {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n design</source>
        <translation>
            <numerusform>%n шаблон</numerusform>
            <numerusform>%n шаблона</numerusform>
            <numerusform>%n шаблонов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It did not work: {reason}</source>
        <translation>Не получилось: {reason}</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Throw away</source>
        <translation>Не сохранять</translation>
    </message>
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
        <source>Back to the list</source>
        <translation>К списку</translation>
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
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>DuplicateView</name>
    <message>
        <source>May be the same person</source>
        <translation>Возможно, один человек</translation>
    </message>
    <message>
        <source>The names are alike by {score} % and the date of birth is the same: {day}.</source>
        <translation>Имена похожи на {score} %, дата рождения одна: {day}.</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol in {group}</source>
        <translation>Зачислить в группу {group}</translation>
    </message>
    <message>
        <source>Choose people and their first day.</source>
        <translation>Выберите людей и их первый день.</translation>
    </message>
    <message>
        <source>nobody is called so</source>
        <translation>никого с таким именем нет</translation>
    </message>
    <message>
        <source>Type a name in any script and choose, or paste a list of names.</source>
        <translation>Введите ФИО в любом написании и выберите либо вставьте список ФИО.</translation>
    </message>
    <message>
        <source>Name, passport or number</source>
        <translation>Имя, паспорт или номер</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>First day in the group</source>
        <translation>Первый день в группе</translation>
    </message>
    <message numerus="yes">
        <source>%n person fits: choose one above</source>
        <translation>
            <numerusform>Подходит %n человек: выберите выше</numerusform>
            <numerusform>Подходят %n человека: выберите выше</numerusform>
            <numerusform>Подходят %n человек: выберите выше</numerusform>
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
        <source>Enrol %n person</source>
        <translation>
            <numerusform>Зачислить %n человека</numerusform>
            <numerusform>Зачислить %n человек</numerusform>
            <numerusform>Зачислить %n человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message>
        <source>Erased. Partners erase it when they take in the next package.</source>
        <translation>Стёрто. У партнёров сотрётся, когда они примут следующий пакет.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Стереть навсегда</translation>
    </message>
    <message>
        <source>This cannot be undone. Everything about the person leaves the file and its history.</source>
        <translation>Отменить нельзя. Все данные о человеке исчезнут из файла и его истории.</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Что исчезнет</translation>
    </message>
    <message>
        <source>Papers that were issued</source>
        <translation>Выданные документы</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Хранить до</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Of an erased paper number, kind, date and checksum remain; it cannot be printed again.</source>
        <translation>От стёртого документа остаются номер, вид, дата и контрольная сумма; напечатать его снова нельзя.</translation>
    </message>
    <message>
        <source>Copies that still hold the data</source>
        <translation>Копии, где данные ещё есть</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Erase {name}</source>
        <translation>Стереть: {name}</translation>
    </message>
    <message>
        <source>Also erased at: {names}, with the next package to each.</source>
        <translation>Со следующим пакетом сотрётся и у партнёров: {names}.</translation>
    </message>
    <message>
        <source>These backups still hold the person. Remove them in the settings, at the latest on their day:</source>
        <translation>В этих копиях человек ещё есть. Удалите их в настройках, самое позднее в указанный день:</translation>
    </message>
    <message>
        <source>{file}, made {made}, until {until}</source>
        <translation>{file}, сделана {made}, хранится до {until}</translation>
    </message>
    <message>
        <source>Type the name to confirm: {name}</source>
        <translation>Для подтверждения введите имя: {name}</translation>
    </message>
    <message numerus="yes">
        <source>entry of this person</source>
        <translation>
            <numerusform>запись о человеке</numerusform>
            <numerusform>записи о человеке</numerusform>
            <numerusform>записей о человеке</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file</source>
        <translation>
            <numerusform>файл</numerusform>
            <numerusform>файла</numerusform>
            <numerusform>файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>record</source>
        <translation>
            <numerusform>запись</numerusform>
            <numerusform>записи</numerusform>
            <numerusform>записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamCard</name>
    <message>
        <source>Retake…</source>
        <translation>Пересдача…</translation>
    </message>
    <message>
        <source>Another attempt; this one stays as it is</source>
        <translation>Ещё одна попытка; эта остаётся как есть</translation>
    </message>
    <message>
        <source>Retake entered</source>
        <translation>Пересдача внесена</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Two different answers</source>
        <translation>Разные значения</translation>
    </message>
    <message>
        <source>Changed here, deleted there</source>
        <translation>Изменено и удалено</translation>
    </message>
    <message>
        <source>Same passport or number</source>
        <translation>Совпадает номер</translation>
    </message>
    <message>
        <source>Points to a deleted record</source>
        <translation>Ссылка на удалённое</translation>
    </message>
    <message>
        <source>Invalid value</source>
        <translation>Недопустимое значение</translation>
    </message>
    <message>
        <source>Proposal of the other side</source>
        <translation>Предложение</translation>
    </message>
    <message>
        <source>Cyrillic letter</source>
        <translation>кириллическая буква</translation>
    </message>
    <message>
        <source>Latin letter</source>
        <translation>латинская буква</translation>
    </message>
    <message>
        <source>Greek letter</source>
        <translation>греческая буква</translation>
    </message>
    <message>
        <source>full-width sign</source>
        <translation>полноширинный знак</translation>
    </message>
    <message>
        <source>Chinese character</source>
        <translation>иероглиф</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>цифра</translation>
    </message>
    <message>
        <source>space</source>
        <translation>пробел</translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation>дефис</translation>
    </message>
    <message>
        <source>dash</source>
        <translation>тире</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>знак</translation>
    </message>
    <message numerus="yes">
        <source>%n change not yet sent</source>
        <translation>
            <numerusform>не отправлено: %n изменение</numerusform>
            <numerusform>не отправлено: %n изменения</numerusform>
            <numerusform>не отправлено: %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent, not confirmed</source>
        <translation>
            <numerusform>отправлено, не подтверждено: %n</numerusform>
            <numerusform>отправлено, не подтверждено: %n</numerusform>
            <numerusform>отправлено, не подтверждено: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n d ahead of ours</source>
        <translation>
            <numerusform>Часы там спешат на %n день</numerusform>
            <numerusform>Часы там спешат на %n дня</numerusform>
            <numerusform>Часы там спешат на %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n h ahead of ours</source>
        <translation>
            <numerusform>Часы там спешат на %n ч</numerusform>
            <numerusform>Часы там спешат на %n ч</numerusform>
            <numerusform>Часы там спешат на %n ч</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n min ahead of ours</source>
        <translation>
            <numerusform>Часы там спешат на %n мин</numerusform>
            <numerusform>Часы там спешат на %n мин</numerusform>
            <numerusform>Часы там спешат на %n мин</numerusform>
        </translation>
    </message>
    <message>
        <source>all else confirmed</source>
        <translation>остальное подтверждено</translation>
    </message>
    <message>
        <source>everything confirmed</source>
        <translation>всё подтверждено</translation>
    </message>
    <message>
        <source>nothing to send</source>
        <translation>отправлять нечего</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>{clock}. Dates of its changes may be wrong; nothing else depends on them.</source>
        <translation>{clock}. Даты её изменений могут быть неверны; больше ни на что это не влияет.</translation>
    </message>
    <message>
        <source>{words} since {day}</source>
        <translation>{words} с {day}</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>ответить</translation>
    </message>
    <message>
        <source>next</source>
        <translation>дальше</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message>
        <source>Exchange packages</source>
        <translation>Обмен данными</translation>
    </message>
    <message>
        <source>Make partner file…</source>
        <translation>Файл для партнёра…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Получить…</translation>
    </message>
    <message>
        <source>Send to the office…</source>
        <translation>Отправить в отдел…</translation>
    </message>
    <message>
        <source>Our office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Партнёры</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Lost changes</source>
        <translation>Потерянные</translation>
    </message>
    <message>
        <source>Held changes</source>
        <translation>Задержанное</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>PCs of this office</source>
        <translation>Компьютеры отдела</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить в PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>FieldDialog</name>
    <message>
        <source>New value</source>
        <translation>Новое значение</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message>
        <source>{changing} of {all} will change: {field} → {value}</source>
        <translation>Изменятся {changing} из {all}: {field} → {value}</translation>
    </message>
    <message>
        <source>None of {all} will change: {field} → {value}</source>
        <translation>Ни одна из {all} не изменится: {field} → {value}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change a field</source>
        <translation>Изменить поле</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Очистить поле</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot take it and stays as it is:</source>
        <translation>
            <numerusform>%n запись не может принять это значение и не изменится:</numerusform>
            <numerusform>%n записи не могут принять это значение и не изменятся:</numerusform>
            <numerusform>%n записей не могут принять это значение и не изменятся:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has this value already.</source>
        <translation>
            <numerusform>У %n записи это значение уже есть.</numerusform>
            <numerusform>У %n записей это значение уже есть.</numerusform>
            <numerusform>У %n записей это значение уже есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record is selected.</source>
        <translation>
            <numerusform>Выбрана %n запись.</numerusform>
            <numerusform>Выбраны %n записи.</numerusform>
            <numerusform>Выбрано %n записей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will hold something unusual; look at it afterwards.</source>
        <translation>
            <numerusform>В %n записи окажется необычное значение, проверьте потом.</numerusform>
            <numerusform>В %n записях окажется необычное значение, проверьте потом.</numerusform>
            <numerusform>В %n записях окажется необычное значение, проверьте потом.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>Изменить %n</numerusform>
            <numerusform>Изменить %n</numerusform>
            <numerusform>Изменить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>Сохранять как</translation>
    </message>
    <message>
        <source>One PDF</source>
        <translation>Один PDF</translation>
    </message>
    <message>
        <source>One each</source>
        <translation>По одному</translation>
    </message>
    <message>
        <source>One PDF for each person, into a folder</source>
        <translation>По одному PDF на каждого, в папку</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>One PDF for each person, in a ZIP file</source>
        <translation>По одному PDF на каждого, в файле ZIP</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>Имена файлов</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Вставить поле</translation>
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
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
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
    <name>FileOpener</name>
    <message>
        <source>“{file}” could run as a program and is not opened from here. Save it if you trust it.</source>
        <translation>Файл «{file}» может запуститься как программа и отсюда не открывается. Сохраните его, если доверяете ему.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>“{file}” is not what its name says, or not a file that is opened from here. Save it if you trust it.</source>
        <translation>Содержимое «{file}» не соответствует имени, или такие файлы отсюда не открываются. Если доверяете файлу, сохраните его.</translation>
    </message>
    <message>
        <source>No program on this computer opens “{file}”. Save it and open it elsewhere.</source>
        <translation>На этом компьютере нет программы, которая открывает «{file}». Сохраните файл и откройте его на другом.</translation>
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
    <name>FilesLine</name>
    <message>
        <source>Attach files…</source>
        <translation>Приложить файлы…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Все файлы (*);;PDF и изображения (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Files that go along with each message</source>
        <translation>Файлы, которые прилагаются к каждому сообщению</translation>
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
        <source>Enter changes the filter, Del removes it</source>
        <translation>Enter — изменить фильтр, Del — убрать</translation>
    </message>
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
        <source>Keyword, in any language</source>
        <translation>Ключевое слово, на любом языке</translation>
    </message>
    <message>
        <source>Code or its beginning (07)</source>
        <translation>Код или его начало (07)</translation>
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
    <name>FindingsCard</name>
    <message>
        <source>Looking whether everything fits…</source>
        <translation>Проверяется, всё ли помещается…</translation>
    </message>
    <message>
        <source>Everything fits, also with the longest names of this office.</source>
        <translation>Всё помещается, даже с самыми длинными именами отдела.</translation>
    </message>
    <message numerus="yes">
        <source>%n place to look at</source>
        <translation>
            <numerusform>%n место требует внимания</numerusform>
            <numerusform>%n места требуют внимания</numerusform>
            <numerusform>%n мест требуют внимания</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Other folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Folder for packages</source>
        <translation>Папка для пакетов</translation>
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
    <name>GapFields</name>
    <message>
        <source>Not known. What you type here is put in:</source>
        <translation>Неизвестно. Впишите, и это будет подставлено:</translation>
    </message>
</context>
<context>
    <name>GoneNumbersDialog</name>
    <message>
        <source>Numbers that no paper bears</source>
        <translation>Номера, которых нет ни на одном документе</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message numerus="yes">
        <source>%n example added</source>
        <translation>
            <numerusform>Добавлен %n пример</numerusform>
            <numerusform>Добавлено %n примера</numerusform>
            <numerusform>Добавлено %n примеров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example is not in the file yet:</source>
        <translation>
            <numerusform>В файле ещё нет %n примера:</numerusform>
            <numerusform>В файле ещё нет %n примеров:</numerusform>
            <numerusform>В файле ещё нет %n примеров:</numerusform>
        </translation>
    </message>
    <message>
        <source>Add examples</source>
        <translation>Добавить примеры</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>All examples are in the file already.</source>
        <translation>Все примеры уже есть в файле.</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Вид дисциплины</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Дисциплина</translation>
    </message>
    <message>
        <source>Distribution of the home side</source>
        <translation>Распределение направляющей</translation>
    </message>
    <message>
        <source>Distribution of the host</source>
        <translation>Распределение принимающей</translation>
    </message>
    <message>
        <source>Mark of the host</source>
        <translation>Оценка принимающей организации</translation>
    </message>
    <message>
        <source>Practice, ac. h</source>
        <translation>Практика, ак. ч.</translation>
    </message>
    <message>
        <source>Self-study, ac. h</source>
        <translation>Самостоятельно, ак. ч.</translation>
    </message>
    <message>
        <source>Theory, ac. h</source>
        <translation>Теория, ак. ч.</translation>
    </message>
    <message>
        <source>Type a mark of the host: the page shows what becomes of it and why.</source>
        <translation>Введите оценку принимающей организации: страница покажет, что из неё получится и почему.</translation>
    </message>
    <message>
        <source>Type the hours of a course: the page shows how many credits they make and why.</source>
        <translation>Введите часы дисциплины: страница покажет, сколько это единиц и почему.</translation>
    </message>
    <message>
        <source>Weeks of placement</source>
        <translation>Недель практики</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Not all of this can go into these cells, so nothing was changed.</source>
        <translation>Не всё из этого можно внести в эти ячейки, поэтому ничего не изменено.</translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>next side</source>
        <translation>дальше</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Close group</source>
        <translation>Закрыть группу</translation>
    </message>
    <message>
        <source>From then on it changes only by a correction that says why.</source>
        <translation>После этого группа меняется только исправлением с указанием причины.</translation>
    </message>
    <message>
        <source>Close the group {group}?</source>
        <translation>Закрыть группу {group}?</translation>
    </message>
    <message>
        <source>Group closed</source>
        <translation>Группа закрыта</translation>
    </message>
    <message>
        <source>Group reopened</source>
        <translation>Группа снова открыта</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить как PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыта</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Не закрыта</translation>
    </message>
    <message>
        <source>Closed on {day} by {who}. It changes only by a correction that says why.</source>
        <translation>Закрыта {day}, {who}. Меняется только исправлением с указанием причины.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Close group…</source>
        <translation>Закрыть группу…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Открыть снова…</translation>
    </message>
    <message>
        <source>Sheets…</source>
        <translation>Ведомости…</translation>
    </message>
    <message>
        <source>Signing sheet…</source>
        <translation>Лист подписей…</translation>
    </message>
    <message>
        <source>Attendance sheet…</source>
        <translation>Посещаемость…</translation>
    </message>
    <message>
        <source>Progress sheet…</source>
        <translation>Успеваемость…</translation>
    </message>
    <message>
        <source>Draft of the results…</source>
        <translation>Черновик итогов…</translation>
    </message>
    <message>
        <source>Issue the results…</source>
        <translation>Оформить итоговую ведомость…</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Посещаемость</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Занятия</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Тесты</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
</context>
<context>
    <name>GroupSession</name>
    <message>
        <source>Correct a closed group</source>
        <translation>Исправить закрытую группу</translation>
    </message>
    <message>
        <source>Why is it changed? The journal keeps the reason.</source>
        <translation>Почему она меняется? Причина останется в журнале изменений.</translation>
    </message>
</context>
<context>
    <name>HandOverStrip</name>
    <message>
        <source>each holder in person</source>
        <translation>каждому лично</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Выдать</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n certificate</source>
        <translation>
            <numerusform>Выдать %n сертификат</numerusform>
            <numerusform>Выдать %n сертификата</numerusform>
            <numerusform>Выдать %n сертификатов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldDetail</name>
    <message>
        <source>Waits for an update</source>
        <translation>Ждёт обновления</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Что изменено</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Не принимать</translation>
    </message>
    <message numerus="yes">
        <source>Leave out all %n of this kind</source>
        <translation>
            <numerusform>Не принимать все такие: %n</numerusform>
            <numerusform>Не принимать все такие: %n</numerusform>
            <numerusform>Не принимать все такие: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldView</name>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Nothing is held. What a partner changes of its own goes straight into the records.</source>
        <translation>Задержанного нет. Изменения партнёра в его собственных данных принимаются сразу.</translation>
    </message>
    <message numerus="yes">
        <source>%n held change waits</source>
        <translation>
            <numerusform>%n задержанное изменение ждёт</numerusform>
            <numerusform>%n задержанных изменения ждут</numerusform>
            <numerusform>%n задержанных изменений ждут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>Не принято: %n</numerusform>
            <numerusform>Не принято: %n</numerusform>
            <numerusform>Не принято: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken over</source>
        <translation>
            <numerusform>Принято: %n</numerusform>
            <numerusform>Принято: %n</numerusform>
            <numerusform>Принято: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>HubKeyActs</name>
    <message>
        <source>Nothing that was signed with this key counts any more: {counted} go from this office, and what comes under the key later is ignored. The institutions and what you wrote about them stay.</source>
        <translation>Всё, что подписано этим ключом, больше не учитывается: отсюда убирается {counted}, а то, что придёт под этим ключом позже, не принимается. Организации и то, что о них записали вы, остаются.</translation>
    </message>
    <message>
        <source>Revoke the key of {name}</source>
        <translation>Отозвать ключ: {name}</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Отозвать</translation>
    </message>
</context>
<context>
    <name>HubKeyCard</name>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>Take in a catalogue with its new key…</source>
        <translation>Принять каталог с новым ключом…</translation>
    </message>
</context>
<context>
    <name>HubKeysDialog</name>
    <message>
        <source>Keys of other offices</source>
        <translation>Ключи других отделов</translation>
    </message>
    <message>
        <source>What these offices sign in their catalogues counts here: somebody has compared the digits with them.</source>
        <translation>То, что эти отделы подписывают в своих каталогах, здесь учитывается: цифры с ними сверены.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ImageBox</name>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>PNG or JPEG</source>
        <translation>PNG или JPEG</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Logo of the office</source>
        <translation>Логотип отдела</translation>
    </message>
    <message>
        <source>Signature of the signatory</source>
        <translation>Подпись подписанта</translation>
    </message>
    <message>
        <source>Picture from a file</source>
        <translation>Изображение из файла</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>paste rows</source>
        <translation>вставить строки</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>исправить</translation>
    </message>
    <message>
        <source>row below</source>
        <translation>строка ниже</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>заменить</translation>
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
        <source>Nothing is copied. Copy rows with their headings in Excel or WPS first.</source>
        <translation>Ничего не скопировано. Сначала скопируйте в Excel или WPS строки вместе с заголовками.</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>Вставленные строки</translation>
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
        <source>{language} (a guess)</source>
        <translation>{language} (догадка)</translation>
    </message>
    <message>
        <source>The remarks to the partner are in this language:</source>
        <translation>Пояснения для партнёра будут на языке:</translation>
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
        <source>Taken back. The rows stand in the draft again.</source>
        <translation>Отменено. Строки снова в черновике.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Остановлено. Ничего не изменено.</translation>
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
    <message>
        <source>{ready}, {rest}</source>
        <translation>{ready}, {rest}</translation>
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
    <name>IssueFooter</name>
    <message>
        <source>No printer on this PC</source>
        <translation>На этом компьютере нет принтера</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Issue and save as files</source>
        <translation>Оформить и сохранить в файлы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Numbers are taken when you issue, save or print. Each certificate is kept in the register.</source>
        <translation>Номера присваиваются при оформлении, сохранении и печати. Каждый сертификат остаётся в реестре.</translation>
    </message>
    <message>
        <source>Printing: {n} of {total}</source>
        <translation>Печать: {n} из {total}</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>Оформить %n</numerusform>
            <numerusform>Оформить %n</numerusform>
            <numerusform>Оформить %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>Напечатать %n</numerusform>
            <numerusform>Напечатать %n</numerusform>
            <numerusform>Напечатать %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueNotice</name>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>Открыть PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Printing was stopped; what the printer had already may still come out. The certificates stay in the register: {numbers}</source>
        <translation>Печать остановлена; то, что принтер уже получил, ещё может выйти. Сертификаты остаются в реестре: {numbers}</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Напечатать ещё раз</translation>
    </message>
    <message>
        <source>Add a signatory…</source>
        <translation>Добавить подписанта…</translation>
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
        <source>%n certificate printed: {numbers}</source>
        <translation>
            <numerusform>Напечатан %n сертификат: {numbers}</numerusform>
            <numerusform>Напечатано %n сертификата: {numbers}</numerusform>
            <numerusform>Напечатано %n сертификатов: {numbers}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>Save certificates</source>
        <translation>Сохранить сертификаты</translation>
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
        <source>Taken back. The numbers are voided.</source>
        <translation>Оформление отменено, номера погашены.</translation>
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
        <source>%n chosen in a list</source>
        <translation>
            <numerusform>Выбрано в списке: %n</numerusform>
            <numerusform>Выбрано в списке: %n</numerusform>
            <numerusform>Выбрано в списке: %n</numerusform>
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
        <source>Issue %n and save</source>
        <translation>
            <numerusform>Оформить %n и сохранить</numerusform>
            <numerusform>Оформить %n и сохранить</numerusform>
            <numerusform>Оформить %n и сохранить</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join the column “{heading}” with another</source>
        <translation>Объединить столбец «{heading}» с другим</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>With the column</source>
        <translation>Со столбцом</translation>
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
    <name>KeyStrip</name>
    <message>
        <source>Call the college and have the digits read out. They are on its page “Exchange packages”.</source>
        <translation>Позвоните в колледж и попросите прочитать цифры. Они на странице «Обмен данными».</translation>
    </message>
    <message>
        <source>Their digits</source>
        <translation>Их цифры</translation>
    </message>
    <message>
        <source>Our digits</source>
        <translation>Наши цифры</translation>
    </message>
    <message>
        <source>The digits are the same</source>
        <translation>Цифры совпадают</translation>
    </message>
    <message>
        <source>They are different: revoke…</source>
        <translation>Не совпадают: отозвать…</translation>
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
        <source>On a filter</source>
        <translation>На фильтре</translation>
    </message>
    <message>
        <source>In the list of columns</source>
        <translation>В списке столбцов</translation>
    </message>
    <message>
        <source>In attendance</source>
        <translation>В посещаемости</translation>
    </message>
    <message>
        <source>On a file</source>
        <translation>На файле</translation>
    </message>
    <message>
        <source>In grades and lines</source>
        <translation>В оценках и строках</translation>
    </message>
    <message>
        <source>In the lines of a transcript</source>
        <translation>В строках справки об обучении</translation>
    </message>
    <message>
        <source>In a recognition</source>
        <translation>В перезачёте</translation>
    </message>
    <message>
        <source>In the editor of a design</source>
        <translation>В редакторе шаблона</translation>
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
        <source>Open the record; in other columns, the row below</source>
        <translation>Открыть запись; в других столбцах — строка ниже</translation>
    </message>
    <message>
        <source>The row above</source>
        <translation>Строка выше</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Изменить ячейку</translation>
    </message>
    <message>
        <source>While editing: the next cell</source>
        <translation>При правке: следующая ячейка</translation>
    </message>
    <message>
        <source>The list of a cell that has one</source>
        <translation>Список ячейки, если он есть</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Первая строка</translation>
    </message>
    <message>
        <source>In tasks and checklists</source>
        <translation>В задачах и списках</translation>
    </message>
    <message>
        <source>In matches of offers and needs</source>
        <translation>В совпадениях спроса и предложения</translation>
    </message>
    <message>
        <source>In a table to type into</source>
        <translation>В таблице для ввода</translation>
    </message>
    <message>
        <source>In the import of a list</source>
        <translation>При импорте списка</translation>
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
        <source>Done today</source>
        <translation>Выполнено сегодня</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Запрошено</translation>
    </message>
    <message>
        <source>Waive, with the reason</source>
        <translation>Снять, указав причину</translation>
    </message>
    <message>
        <source>Select the task</source>
        <translation>Отметить задачу</translation>
    </message>
    <message>
        <source>Change the selected tasks</source>
        <translation>Изменить отмеченные задачи</translation>
    </message>
    <message>
        <source>The month, and back to the list</source>
        <translation>Месяц и обратно к списку</translation>
    </message>
    <message>
        <source>In the month: today</source>
        <translation>В месяце: сегодня</translation>
    </message>
    <message>
        <source>On a checklist: add an event of the stay</source>
        <translation>В списке требований: добавить событие</translation>
    </message>
    <message>
        <source>Open the stay; on a line, all verbs</source>
        <translation>Открыть поездку; на строке — все действия</translation>
    </message>
    <message>
        <source>Next match; in the form, what is still to fill in</source>
        <translation>Следующее совпадение; в форме — что ещё заполнить</translation>
    </message>
    <message>
        <source>Send interest</source>
        <translation>Откликнуться</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>В избранное</translation>
    </message>
    <message>
        <source>Not for us</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>The arithmetic; then the offer or need itself</source>
        <translation>Из чего баллы; затем сама запись</translation>
    </message>
    <message>
        <source>The row below</source>
        <translation>Строка ниже</translation>
    </message>
    <message>
        <source>Empty the cells</source>
        <translation>Очистить ячейки</translation>
    </message>
    <message>
        <source>What stands above</source>
        <translation>Значение ячейки выше</translation>
    </message>
    <message>
        <source>Copy the chosen cells</source>
        <translation>Копировать выбранные ячейки</translation>
    </message>
    <message>
        <source>Paste a block of cells</source>
        <translation>Вставить блок ячеек</translation>
    </message>
    <message>
        <source>Before there is a file: rows that were copied</source>
        <translation>До выбора файла: вставить скопированные строки</translation>
    </message>
    <message>
        <source>Find and replace in a column</source>
        <translation>Найти и заменить в столбце</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Сохранить введённое</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Открыть список</translation>
    </message>
    <message>
        <source>Take back what is being typed</source>
        <translation>Вернуть то, что было до ввода</translation>
    </message>
    <message>
        <source>Take back what was saved here last</source>
        <translation>Отменить последнее сохранённое здесь</translation>
    </message>
    <message>
        <source>Today&apos;s date</source>
        <translation>Сегодняшняя дата</translation>
    </message>
    <message>
        <source>Terms of the glossary in the language of the field</source>
        <translation>Термины глоссария на языке поля</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>Показать или скрыть</translation>
    </message>
    <message>
        <source>Further to the front</source>
        <translation>Передвинуть вперёд</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Отсутствие (Н)</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Уважительная причина</translation>
    </message>
    <message>
        <source>Late, then minutes</source>
        <translation>Опоздал, затем минуты</translation>
    </message>
    <message>
        <source>Present again</source>
        <translation>Всё-таки был</translation>
    </message>
    <message>
        <source>The lesson was held</source>
        <translation>Занятие проведено</translation>
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
        <source>Yes or no</source>
        <translation>Да или нет</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>Строку выше</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>Строку ниже</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Удалить строку</translation>
    </message>
    <message>
        <source>Paste rows of Excel</source>
        <translation>Вставить строки из Excel</translation>
    </message>
    <message>
        <source>On to the recognition</source>
        <translation>Перейти к перезачёту</translation>
    </message>
    <message>
        <source>Take the mapping away</source>
        <translation>Убрать соответствие</translation>
    </message>
    <message>
        <source>Join the chosen rows</source>
        <translation>Объединить выбранные строки</translation>
    </message>
    <message>
        <source>Split a mapping</source>
        <translation>Разделить соответствие</translation>
    </message>
    <message>
        <source>Propose, decide, close</source>
        <translation>Передать, решить, закрыть</translation>
    </message>
    <message>
        <source>Move the part by a millimetre</source>
        <translation>Сдвинуть часть на миллиметр</translation>
    </message>
    <message>
        <source>Move it by a tenth</source>
        <translation>Сдвинуть на десятую</translation>
    </message>
    <message>
        <source>Make it wider by a millimetre</source>
        <translation>Расширить её на миллиметр</translation>
    </message>
    <message>
        <source>Enlarge the page</source>
        <translation>Увеличить страницу</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Вся страница</translation>
    </message>
    <message>
        <source>Copy of the part</source>
        <translation>Копия части</translation>
    </message>
    <message>
        <source>Remove the part</source>
        <translation>Удалить часть</translation>
    </message>
    <message>
        <source>Further in front</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Areas of the sidebar below Tasks</source>
        <translation>Разделы боковой панели ниже «Задач»</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>The keys of this office are locked with a passphrase</source>
        <translation>Ключи отдела закрыты парольной фразой</translation>
    </message>
    <message>
        <source>Passphrase of the office</source>
        <translation>Парольная фраза отдела</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>KindQuestion</name>
    <message>
        <source>What does “{file}” list?</source>
        <translation>Что перечислено в «{file}»?</translation>
    </message>
    <message>
        <source>Several kinds of lists fit. Nothing has been read yet.</source>
        <translation>Подходит несколько видов списков. Пока ничего не прочитано.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитать</translation>
    </message>
</context>
<context>
    <name>KindsBox</name>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
</context>
<context>
    <name>LabelCommands</name>
    <message>
        <source>Printing labels</source>
        <translation>Печать этикеток</translation>
    </message>
    <message>
        <source>Writing labels</source>
        <translation>Запись этикеток</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>Labels and badges</source>
        <translation>Этикетки и бейджи</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что печатать</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Формат листа</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>Первая свободная этикетка</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Напечатать</translation>
    </message>
    <message numerus="yes">
        <source>Labels for %n person</source>
        <translation>
            <numerusform>Этикетки для %n человека</numerusform>
            <numerusform>Этикетки для %n человек</numerusform>
            <numerusform>Этикетки для %n человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Open group</source>
        <translation>Открыть группу</translation>
    </message>
</context>
<context>
    <name>LanguagesDialog</name>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>Второй язык</translation>
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
    <name>LessonVerbs</name>
    <message>
        <source>Held</source>
        <translation>Проведено</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Запланировать снова</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Перенести…</translation>
    </message>
    <message>
        <source>Substitute…</source>
        <translation>Замена…</translation>
    </message>
    <message>
        <source>New lesson…</source>
        <translation>Новое занятие…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Held: everybody is present unless marked.</source>
        <translation>Проведено: все, кто не отмечен, были.</translation>
    </message>
    <message>
        <source>Move lesson</source>
        <translation>Перенести занятие</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Перенести</translation>
    </message>
    <message>
        <source>Lesson moved</source>
        <translation>Занятие перенесено</translation>
    </message>
    <message>
        <source>Leave it empty for the teacher of the group.</source>
        <translation>Оставьте пустым, если ведёт преподаватель группы.</translation>
    </message>
    <message>
        <source>Substitute teacher</source>
        <translation>Замена преподавателя</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Substitute noted</source>
        <translation>Замена записана</translation>
    </message>
    <message>
        <source>Substitute taken back</source>
        <translation>Замена снята</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Новое занятие</translation>
    </message>
    <message>
        <source>Lesson planned</source>
        <translation>Занятие запланировано</translation>
    </message>
    <message>
        <source>Change lesson</source>
        <translation>Изменить занятие</translation>
    </message>
    <message>
        <source>Lesson changed</source>
        <translation>Занятие изменено</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson cancelled</source>
        <translation>
            <numerusform>Отменено %n занятие</numerusform>
            <numerusform>Отменены %n занятия</numerusform>
            <numerusform>Отменено %n занятий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson deleted</source>
        <translation>
            <numerusform>Удалено %n занятие</numerusform>
            <numerusform>Удалены %n занятия</numerusform>
            <numerusform>Удалено %n занятий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson held</source>
        <translation>
            <numerusform>Проведено %n занятие</numerusform>
            <numerusform>Проведены %n занятия</numerusform>
            <numerusform>Проведено %n занятий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson planned again</source>
        <translation>
            <numerusform>Снова запланировано %n занятие</numerusform>
            <numerusform>Снова запланированы %n занятия</numerusform>
            <numerusform>Снова запланировано %n занятий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonsView</name>
    <message>
        <source>{lessons}, {n} held</source>
        <translation>{lessons}, проведено {n}</translation>
    </message>
    <message>
        <source>This group has no lessons yet. Make them from its timetable.</source>
        <translation>У группы ещё нет занятий. Составьте их по расписанию.</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Преподаватель</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>substitute</source>
        <translation>замена</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson</source>
        <translation>
            <numerusform>%n занятие</numerusform>
            <numerusform>%n занятия</numerusform>
            <numerusform>%n занятий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LifecycleCard</name>
    <message>
        <source>In the register</source>
        <translation>В реестре</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>кому: {name}</translation>
    </message>
    <message>
        <source>in spite of doubts: {reason}</source>
        <translation>несмотря на сомнения: {reason}</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Read-only: this belongs to the office or another college.</source>
        <translation>Только чтение: это принадлежит отделу или другому колледжу.</translation>
    </message>
    <message>
        <source>Read-only: {who} keeps this record.</source>
        <translation>Только чтение: эту запись ведёт {who}.</translation>
    </message>
    <message>
        <source>The other side of the exchange decides this field.</source>
        <translation>Это поле определяет другая сторона.</translation>
    </message>
</context>
<context>
    <name>LineDialog</name>
    <message>
        <source>Take from a file</source>
        <translation>Взять из файла</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</source>
        <translation>Таблицы (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</translation>
    </message>
    <message>
        <source>The last changes are not saved: {reason}</source>
        <translation>Последние изменения не сохранены: {reason}</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Отказаться от них</translation>
    </message>
    <message>
        <source>The best stands first. Rows of Excel can be pasted, with or without headings.</source>
        <translation>Лучшая оценка стоит первой. Можно вставить строки из Excel, с заголовками или без них.</translation>
    </message>
    <message>
        <source>Rows of Excel can be pasted, with or without headings.</source>
        <translation>Можно вставить строки из Excel, с заголовками или без них.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Nothing more is needed: “Done” saves it.</source>
        <translation>Всё необходимое уже есть: нажмите «Готово», чтобы сохранить.</translation>
    </message>
    <message>
        <source>Fill in the fields marked *, then “Done”.</source>
        <translation>Заполните поля со знаком * и нажмите «Готово».</translation>
    </message>
    <message>
        <source>Fill in one of the fields marked (*), then “Done”.</source>
        <translation>Заполните хотя бы одно поле со знаком (*) и нажмите «Готово».</translation>
    </message>
    <message>
        <source>Fill in all fields marked * and one of those marked (*), then “Done”.</source>
        <translation>Заполните все поля со знаком * и хотя бы одно со знаком (*), затем нажмите «Готово».</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Не сохранять</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Show in its list</source>
        <translation>Показать в списке</translation>
    </message>
    <message>
        <source>Edit here</source>
        <translation>Изменить здесь</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Показать все: {n}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>пока нет</translation>
    </message>
</context>
<context>
    <name>LinesDialog</name>
    <message>
        <source>No term of the glossary stands in this title.</source>
        <translation>В этом названии нет терминов глоссария.</translation>
    </message>
    <message>
        <source>Close the lines</source>
        <translation>Закрыть строки</translation>
    </message>
    <message>
        <source>Hours of {n} minutes</source>
        <translation>Часы по {n} минут</translation>
    </message>
    <message>
        <source>The transcript has hours already. What of them is right?</source>
        <translation>В справке уже есть часы. Что в них верно?</translation>
    </message>
    <message>
        <source>The numbers of hours as they are written</source>
        <translation>Числа часов, как они записаны</translation>
    </message>
    <message>
        <source>The minutes they stand for now</source>
        <translation>Минуты, которым они сейчас равны</translation>
    </message>
    <message>
        <source>no grading scale</source>
        <translation>шкала оценок не указана</translation>
    </message>
    <message>
        <source>Type into a cell, or paste a block from Excel with Ctrl+V. The last row begins a line.</source>
        <translation>Вводите в ячейки или вставьте блок из Excel: Ctrl+V. В последней строке начинается новая.</translation>
    </message>
    <message>
        <source>Alt+Down opens the list of a cell that has one.</source>
        <translation>Alt+↓ открывает список там, где он есть.</translation>
    </message>
    <message>
        <source>Ctrl+G says a title in the other language.</source>
        <translation>Ctrl+G вписывает название на другом языке по глоссарию.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>Удалить строки</translation>
    </message>
    <message>
        <source>Recognise…</source>
        <translation>К перезачёту…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n cell in red could not be saved and will be lost.</source>
        <translation>
            <numerusform>%n красная ячейка не сохранена, её текст пропадёт.</numerusform>
            <numerusform>%n красные ячейки не сохранены, их текст пропадёт.</numerusform>
            <numerusform>%n красных ячеек не сохранено, их текст пропадёт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line deleted. Ctrl+Z in the list brings it back.</source>
        <translation>
            <numerusform>%n строка удалена. Ctrl+Z в списке вернёт её.</numerusform>
            <numerusform>%n строки удалены. Ctrl+Z в списке вернёт их.</numerusform>
            <numerusform>%n строк удалено. Ctrl+Z в списке вернёт их.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line pasted</source>
        <translation>
            <numerusform>Вставлена %n строка</numerusform>
            <numerusform>Вставлено %n строки</numerusform>
            <numerusform>Вставлено %n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status set by its mark</source>
        <translation>
            <numerusform>%n состояние указано по оценке</numerusform>
            <numerusform>%n состояния указаны по оценкам</numerusform>
            <numerusform>%n состояний указано по оценкам</numerusform>
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
        <source>down</source>
        <translation>ниже</translation>
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
        <source>Changing records</source>
        <translation>Изменение записей</translation>
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
        <source>Change a field</source>
        <translation>Изменить поле</translation>
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
        <source>%n record changed</source>
        <translation>
            <numerusform>Изменена %n запись</numerusform>
            <numerusform>Изменены %n записи</numerusform>
            <numerusform>Изменено %n записей</numerusform>
        </translation>
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
        <source>{kinds}: being put in order…</source>
        <translation>{kinds}: список составляется…</translation>
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
    <name>MailSection</name>
    <message>
        <source>Kept. Type here only to change it.</source>
        <translation>Сохранён. Введите новый, если он изменился.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Почтовый сервер</translation>
    </message>
    <message>
        <source>Only if the college has one that this computer may send through. Without it messages go out as drafts for your mail program, as letters, or as texts to copy. Mails are sent over TLS, one a second. The password is kept in this file under the keys of the office, and on no other computer.</source>
        <translation>Только если у организации есть сервер, через который этот компьютер может отправлять почту. Без него сообщения уходят как черновики для почтовой программы, как письма на бумаге или как тексты для копирования. Письма отправляются через TLS, по одному в секунду. Пароль хранится в этом файле под ключами отдела и не попадает на другие компьютеры.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Try the connection</source>
        <translation>Проверить соединение</translation>
    </message>
    <message>
        <source>Forget server and password</source>
        <translation>Удалить сервер и пароль</translation>
    </message>
    <message>
        <source>Kept. Try the connection.</source>
        <translation>Сохранено. Проверьте соединение.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Соединение…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Mails come from</source>
        <translation>Адрес отправителя</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>“{command}” can be used in a moment: other changes are being saved.</source>
        <translation>Команда «{command}» станет доступна через несколько секунд: сохраняются другие изменения.</translation>
    </message>
</context>
<context>
    <name>MakeFilePanel</name>
    <message>
        <source>Office files (*.exchange)</source>
        <translation>Файлы отдела (*.exchange)</translation>
    </message>
    <message>
        <source>Save the file for the partner</source>
        <translation>Сохранить файл для партнёра</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>Сохранено: {file}.</translation>
    </message>
    <message>
        <source>Make a partner file</source>
        <translation>Файл для партнёра</translation>
    </message>
    <message>
        <source>For which college? Colleges that have a file already are not in the list.</source>
        <translation>Для какого колледжа? Те, у кого файл уже есть, не показаны.</translation>
    </message>
    <message>
        <source>Name of another institution</source>
        <translation>Название другой организации</translation>
    </message>
    <message>
        <source>What the file will contain</source>
        <translation>Что будет в файле</translation>
    </message>
    <message>
        <source>Its own people and stays and the lists it needs. Of everything else it gets only the name, read-only. Notes of this office stay here.</source>
        <translation>Участники и поездки самого колледжа и нужные ему справочники. Об остальном — только названия, без права изменения. Примечания отдела не передаются.</translation>
    </message>
    <message>
        <source>In which language does the program start there? It can be changed there.</source>
        <translation>На каком языке откроется программа? Там его можно сменить.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>Что дальше</translation>
    </message>
    <message>
        <source>1. Give the college the file and this program, on a stick for example.
2. The college opens the file; at the first opening it makes its own keys.
3. It presses Send and gives you that package. Receive it here: it brings the keys.
4. Telephone and compare the digits. From then on both sides only send packages.</source>
        <translation>1. Передайте колледжу файл и программу, например на флешке.
2. Колледж открывает файл; при первом открытии создаются его ключи.
3. Он нажимает «Отправить» и передаёт вам пакет. Примите его здесь: в нём ключи.
4. Сверьте цифры по телефону. Дальше стороны обмениваются только пакетами.</translation>
    </message>
    <message>
        <source>Code of the file. It lies in the file; the first package is known by it.</source>
        <translation>Код файла. Он уже в файле; по нему узнаётся первый пакет.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Сохранить файл…</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Партнёр</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранение</translation>
    </message>
    <message numerus="yes">
        <source>%n left out for want of consent</source>
        <translation>
            <numerusform>без согласия не включён %n</numerusform>
            <numerusform>без согласия не включены %n</numerusform>
            <numerusform>без согласия не включены %n</numerusform>
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
        <source>It holds %n person and what belongs to them.</source>
        <translation>
            <numerusform>В нём %n человек и его данные.</numerusform>
            <numerusform>В нём %n человека и их данные.</numerusform>
            <numerusform>В нём %n человек и их данные.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>человек</numerusform>
            <numerusform>человека</numerusform>
            <numerusform>человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stay</source>
        <translation>
            <numerusform>поездка</numerusform>
            <numerusform>поездки</numerusform>
            <numerusform>поездок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Найти в руководстве</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Раздел</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>Таких слов нет ни в одном разделе.</translation>
    </message>
    <message>
        <source>The manual did not come with this program.</source>
        <translation>Руководство не установлено вместе с программой.</translation>
    </message>
</context>
<context>
    <name>MatchPanel</name>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>Скрыть панель</translation>
    </message>
    <message>
        <source>Send interest</source>
        <translation>Откликнуться</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>В избранное</translation>
    </message>
    <message>
        <source>Not for us</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Letter to both sides…</source>
        <translation>Письмо обеим сторонам…</translation>
    </message>
    <message>
        <source>revision {n}, published {day}</source>
        <translation>редакция {n}, опубликовано {day}</translation>
    </message>
    <message>
        <source>revision {n}</source>
        <translation>редакция {n}</translation>
    </message>
    <message>
        <source>from the catalogue of {hub}, {day}</source>
        <translation>из каталога организации {hub}, {day}</translation>
    </message>
</context>
<context>
    <name>MatchesView</name>
    <message>
        <source>Matches are being looked for…</source>
        <translation>Идёт поиск совпадений…</translation>
    </message>
    <message>
        <source>{found}, {to_ask}</source>
        <translation>{found}, {to_ask}</translation>
    </message>
    <message>
        <source>next</source>
        <translation>дальше</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>отклик</translation>
    </message>
    <message>
        <source>shortlist</source>
        <translation>в избранное</translation>
    </message>
    <message>
        <source>not for us</source>
        <translation>скрыть</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} из {total}</translation>
    </message>
    <message>
        <source>No match fits the filters.</source>
        <translation>Под фильтры не подходит ни одна пара.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>No matches among members yet. What they publish comes with their packages.</source>
        <translation>Совпадений между участниками пока нет. Что они публикуют, приходит с их пакетами.</translation>
    </message>
    <message>
        <source>No match yet. Publish what your institution needs or offers, or take in a package of others.</source>
        <translation>Совпадений пока нет. Опубликуйте, что нужно вашей организации или что она предлагает, или примите пакет с записями других.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Почему нет?</translation>
    </message>
    <message>
        <source>Among members</source>
        <translation>Между участниками</translation>
    </message>
    <message>
        <source>All matches (Excel)</source>
        <translation>Все совпадения (Excel)</translation>
    </message>
    <message>
        <source>The same offers and needs give the same list on every computer. No order of entry, no popularity.</source>
        <translation>Одни и те же записи дают один и тот же список на любом компьютере. Порядок ввода и популярность не учитываются.</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>done today</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>запрошено</translation>
    </message>
    <message>
        <source>waive</source>
        <translation>снять</translation>
    </message>
    <message>
        <source>message</source>
        <translation>письмо</translation>
    </message>
    <message>
        <source>change</source>
        <translation>изменить</translation>
    </message>
    <message>
        <source>open the stay</source>
        <translation>открыть поездку</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>The rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Nothing is missing that these people could be asked for.</source>
        <translation>У этих людей сейчас нечего запрашивать.</translation>
    </message>
    <message>
        <source>Nothing is to be done in these cells.</source>
        <translation>В этих ячейках делать нечего.</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Сохранить в Excel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Ask for what is missing</source>
        <translation>Запросить недостающее</translation>
    </message>
    <message>
        <source>Print the matrix on A4 across</source>
        <translation>Печать матрицы на А4, альбомная</translation>
    </message>
    <message>
        <source>Printing the matrix</source>
        <translation>Печать матрицы</translation>
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
    <name>MessageCommands</name>
    <message>
        <source>Folder for the drafts</source>
        <translation>Папка для черновиков</translation>
    </message>
    <message>
        <source>Writing mail drafts</source>
        <translation>Подготовка черновиков</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Writing letters</source>
        <translation>Подготовка писем</translation>
    </message>
    <message>
        <source>Sending messages</source>
        <translation>Отправка сообщений</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>No template in use fits this selection. They stand under Settings.</source>
        <translation>Подходящего действующего шаблона нет. Шаблоны – в настройках.</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>нет адреса</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>есть пробелы</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>скопировано</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>открыто</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Скопировано.</translation>
    </message>
    <message>
        <source>This computer has no mail program for it. Write drafts, or copy the text.</source>
        <translation>На этом компьютере нет почтовой программы. Запишите черновики или скопируйте текст.</translation>
    </message>
    <message>
        <source>Opened in the mail program. The program cannot see whether it is sent there.</source>
        <translation>Открыто в почтовой программе. Отправлено ли оно там, программа не видит.</translation>
    </message>
    <message>
        <source>The text is too long to be handed over. It was copied: paste it into the mail with Ctrl+V.</source>
        <translation>Текст слишком длинный, чтобы передать его программе. Он скопирован: вставьте его в письмо клавишами Ctrl+V.</translation>
    </message>
    <message>
        <source>The files do not go along: attach them there.</source>
        <translation>Файлы при этом не прилагаются: приложите их там.</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>Открыть в почтовой программе</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Files that go along</source>
        <translation>Приложенные файлы</translation>
    </message>
    <message>
        <source>Attach all the same</source>
        <translation>Всё равно приложить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Получатели</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>Как отправить</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n не подготовлено</numerusform>
            <numerusform>%n не подготовлено</numerusform>
            <numerusform>%n не подготовлено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n as prepared</source>
        <translation>
            <numerusform>Записать %n как подготовленное</numerusform>
            <numerusform>Записать %n как подготовленные</numerusform>
            <numerusform>Записать %n как подготовленные</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note %n as told</source>
        <translation>
            <numerusform>Записать как переданное: %n</numerusform>
            <numerusform>Записать как переданные: %n</numerusform>
            <numerusform>Записать как переданные: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageWays</name>
    <message>
        <source>Mail drafts (.eml) in a folder</source>
        <translation>Черновики писем (.eml) в папку</translation>
    </message>
    <message>
        <source>Send through the mail server</source>
        <translation>Отправить через почтовый сервер</translation>
    </message>
    <message>
        <source>Open each in the mail program</source>
        <translation>Открыть каждое в почтовой программе</translation>
    </message>
    <message>
        <source>Copy each text yourself</source>
        <translation>Скопировать каждый текст самому</translation>
    </message>
    <message>
        <source>Letters to print (PDF)</source>
        <translation>Письма для печати (PDF)</translation>
    </message>
    <message>
        <source>Excel table for another program</source>
        <translation>Таблица Excel для другой программы</translation>
    </message>
    <message>
        <source>Write drafts…</source>
        <translation>Записать черновики…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
</context>
<context>
    <name>MinutesView</name>
    <message>
        <source>Decisions: {n}</source>
        <translation>Решений: {n}</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>carried out</source>
        <translation>исполнено</translation>
    </message>
    <message>
        <source>add</source>
        <translation>добавить</translation>
    </message>
    <message>
        <source>print</source>
        <translation>печать</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Edit meeting</source>
        <translation>Изменить</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>worked</source>
        <translation>рабочий</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Previous month</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Следующий месяц</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>without a day: {n}</source>
        <translation>без срока: {n}</translation>
    </message>
    <message>
        <source>days off not final</source>
        <translation>выходные не окончательные</translation>
    </message>
    <message>
        <source>no days off known</source>
        <translation>праздники неизвестны</translation>
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
        <source>A college</source>
        <translation>Колледж</translation>
    </message>
    <message>
        <source>A secretariat or authority</source>
        <translation>Секретариат или ведомство</translation>
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
        <source>Name of the institution</source>
        <translation>Название организации</translation>
    </message>
    <message>
        <source>Code of the office</source>
        <translation>Код отдела</translation>
    </message>
    <message>
        <source>Whose office it is</source>
        <translation>Чей это отдел</translation>
    </message>
    <message>
        <source>A college sends and hosts people; a secretariat brings its members together.</source>
        <translation>Колледж направляет и принимает людей, секретариат сводит своих участников.</translation>
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
        <source>Latin letters and digits, 12 at most. Numbers of certificates begin with it.</source>
        <translation>Латинские буквы и цифры, не больше 12. С него начинаются номера сертификатов.</translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>New: {kind}</source>
        <translation>Новая запись: {kind}</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
</context>
<context>
    <name>NewTestDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
</context>
<context>
    <name>OfferPapers</name>
    <message>
        <source>PDF (*.pdf);;Workbook (*.xlsx)</source>
        <translation>PDF (*.pdf);;Книга Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Книга Excel (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message numerus="yes">
        <source>%n match</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to ask</source>
        <translation>
            <numerusform>%n стоит уточнить</numerusform>
            <numerusform>%n стоит уточнить</numerusform>
            <numerusform>%n стоит уточнить</numerusform>
        </translation>
    </message>
    <message>
        <source>Worth asking about: too little is said yet</source>
        <translation>Стоит спросить: пока указано слишком мало</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>действует до {day}</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>to the list</source>
        <translation>к списку</translation>
    </message>
    <message>
        <source>what to fill in</source>
        <translation>что заполнить</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>This is the sample office: every person and institution in it is invented.</source>
        <translation>Это пример: все люди и организации в нём вымышлены.</translation>
    </message>
    <message>
        <source>This file is new and has made its keys. Send the first package to the office: it brings them.</source>
        <translation>Файл новый, ключи созданы. Отправьте в отдел первый пакет: в нём ключи.</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Отправить…</translation>
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
    <name>OtherPrograms</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>No program on this computer opens “{name}”. It lies in {folder}.</source>
        <translation>На этом компьютере нет программы, которая открывает «{name}». Файл лежит здесь: {folder}.</translation>
    </message>
    <message>
        <source>No program on this computer shows folders. This one is {folder}.</source>
        <translation>На этом компьютере нет программы, которая показывает папки. Эта папка: {folder}.</translation>
    </message>
    <message>
        <source>“{name}” is not in {folder} any more.</source>
        <translation>Файла «{name}» больше нет в папке {folder}.</translation>
    </message>
</context>
<context>
    <name>OwnKeyCard</name>
    <message>
        <source>The digits of our key</source>
        <translation>Цифры нашего ключа</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Сменить парольную фразу…</translation>
    </message>
    <message>
        <source>Lock with a passphrase…</source>
        <translation>Закрыть парольной фразой…</translation>
    </message>
    <message>
        <source>Read them out when the office calls: so it knows that the answer came from you.</source>
        <translation>Прочитайте их, когда позвонят из отдела: так он убедится, что ответ от вас.</translation>
    </message>
    <message>
        <source>Read them out when a partner wants to be sure that a package comes from this office.</source>
        <translation>Прочитайте их, если партнёр хочет убедиться, что пакет от этого отдела.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Новая парольная фраза</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Work without a passphrase</source>
        <translation>Без парольной фразы</translation>
    </message>
    <message>
        <source>At least eight characters; better four words that do not belong together.</source>
        <translation>Не меньше восьми знаков; лучше четыре не связанных слова.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Они не совпадают.</translation>
    </message>
    <message>
        <source>Saved. Write the passphrase down; nobody can bring it back.</source>
        <translation>Сохранено. Запишите фразу: восстановить её нельзя.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>OwnReportDialog</name>
    <message>
        <source>Own report</source>
        <translation>Свой отчёт</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move a column. What is grouped or added up becomes a column too.</source>
        <translation>Alt+↑ и Alt+↓ передвигают столбец. То, по чему группируют и что складывают, тоже становится столбцом.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Отбор</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Группировать по</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Add up</source>
        <translation>Складывать</translation>
    </message>
    <message>
        <source>There is a report with this name already.</source>
        <translation>Отчёт с таким названием уже есть.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Не группировать</translation>
    </message>
</context>
<context>
    <name>PanelButton</name>
    <message>
        <source>Try</source>
        <translation>Попробовать</translation>
    </message>
    <message>
        <source>Add examples…</source>
        <translation>Добавить примеры…</translation>
    </message>
    <message>
        <source>I checked this</source>
        <translation>Проверено мной</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>No printer on this PC</source>
        <translation>На этом компьютере нет принтера</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить как PDF</translation>
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
    <name>ParagraphBox</name>
    <message>
        <source>Previous paragraph</source>
        <translation>Предыдущий абзац</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>Следующий абзац</translation>
    </message>
    <message>
        <source>Another paragraph</source>
        <translation>Ещё абзац</translation>
    </message>
    <message>
        <source>Remove this paragraph</source>
        <translation>Удалить абзац</translation>
    </message>
    <message>
        <source>Particulars…</source>
        <translation>Таблица сведений…</translation>
    </message>
    <message>
        <source>A table with labels instead of words</source>
        <translation>Таблица с подписями вместо текста</translation>
    </message>
    <message>
        <source>Only when…</source>
        <translation>Только если…</translation>
    </message>
    <message>
        <source>Words of the paragraph</source>
        <translation>Текст абзаца</translation>
    </message>
    <message>
        <source>Paragraph {n} of {total}</source>
        <translation>Абзац {n} из {total}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Текст</translation>
    </message>
</context>
<context>
    <name>PartColumn</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Further back</source>
        <translation>Глубже</translation>
    </message>
    <message>
        <source>Further in front</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Copy of this part</source>
        <translation>Копия этой части</translation>
    </message>
    <message>
        <source>Remove this part</source>
        <translation>Удалить эту часть</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Parts of the design</source>
        <translation>Части шаблона</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Insert a fact…</source>
        <translation>Вставить сведение…</translation>
    </message>
    <message>
        <source>What is different on each paper: name, programme, dates</source>
        <translation>То, что на каждом документе своё: имя, программа, даты</translation>
    </message>
    <message>
        <source>Settings of the part</source>
        <translation>Настройки части</translation>
    </message>
</context>
<context>
    <name>PartiesCard</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PartnerCard</name>
    <message>
        <source>Send…</source>
        <translation>Отправить…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Получить…</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Ещё: {name}</translation>
    </message>
    <message>
        <source>Last contact {moment}</source>
        <translation>Последний обмен {moment}</translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation>Пакетов ещё не было</translation>
    </message>
    <message>
        <source>program {version}</source>
        <translation>программа {version}</translation>
    </message>
    <message>
        <source>key {digits}…</source>
        <translation>ключ {digits}…</translation>
    </message>
    <message>
        <source>{name} may not have received the last package.</source>
        <translation>Возможно, последний пакет не дошёл: {name}.</translation>
    </message>
    <message>
        <source>Make it again…</source>
        <translation>Сделать ещё раз…</translation>
    </message>
    <message>
        <source>No answer yet. The college opens its file, presses Send and gives you that package; import it here.</source>
        <translation>Ответа ещё нет. Колледж открывает файл, нажимает «Отправить» и передаёт пакет; примите его здесь.</translation>
    </message>
    <message>
        <source>Revoked: nothing is taken in from this file and nothing is made for it.</source>
        <translation>Отозван: от него ничего не принимается и ему ничего не отправляется.</translation>
    </message>
    <message>
        <source>Show the institution</source>
        <translation>Показать организацию</translation>
    </message>
    <message>
        <source>Compare keys…</source>
        <translation>Сверить ключи…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision</source>
        <translation>
            <numerusform>%n решение</numerusform>
            <numerusform>%n решения</numerusform>
            <numerusform>%n решений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held change</source>
        <translation>
            <numerusform>%n задержанное</numerusform>
            <numerusform>%n задержанных</numerusform>
            <numerusform>%n задержанных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question</source>
        <translation>
            <numerusform>%n вопрос</numerusform>
            <numerusform>%n вопроса</numerusform>
            <numerusform>%n вопросов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartnersView</name>
    <message>
        <source>No partner file yet. A college that has one enters its data without a connection and sends it back as a package.</source>
        <translation>Файлов для партнёров ещё нет. Колледж с таким файлом вводит данные без связи и присылает их пакетом.</translation>
    </message>
    <message>
        <source>Make partner file…</source>
        <translation>Файл для партнёра…</translation>
    </message>
    <message>
        <source>The key is confirmed</source>
        <translation>Ключ подтверждён</translation>
    </message>
    <message>
        <source>Revoke the file of {name}</source>
        <translation>Отозвать файл: {name}</translation>
    </message>
    <message>
        <source>From now on nothing is taken in from this file and nothing is made for it.</source>
        <translation>Отныне от него ничего не принимается и ему ничего не отправляется.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Отозван</translation>
    </message>
</context>
<context>
    <name>PeopleCompare</name>
    <message>
        <source>One person or two?</source>
        <translation>Один человек или два?</translation>
    </message>
    <message>
        <source>left</source>
        <translation>левая</translation>
    </message>
    <message>
        <source>right</source>
        <translation>правая</translation>
    </message>
    <message>
        <source>Main entry if it is one person:</source>
        <translation>Если один, основная запись:</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Один человек</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>Разные люди</translation>
    </message>
    <message>
        <source>Not sure yet</source>
        <translation>Пока неясно</translation>
    </message>
    <message>
        <source>Nothing is rewritten: both entries keep their values and history, and undo parts them again.</source>
        <translation>Ничего не переписывается: обе записи сохраняют данные и историю, отмена снова их разделит.</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>First day there</source>
        <translation>Первый день там</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>Перевести: {name}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Перевести</translation>
    </message>
    <message>
        <source>Moved to another group</source>
        <translation>Переведено в другую группу</translation>
    </message>
    <message>
        <source>{name} leaves the group</source>
        <translation>{name} уходит из группы</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Noted as left</source>
        <translation>Уход записан</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Зачислить…</translation>
    </message>
    <message>
        <source>Move to another group…</source>
        <translation>Перевести в другую группу…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>Уходит…</translation>
    </message>
    <message>
        <source>Nobody is in this group yet.</source>
        <translation>В группе ещё никого нет.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Hours attended</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Посещаемость</translation>
    </message>
    <message numerus="yes">
        <source>%n person enrolled</source>
        <translation>
            <numerusform>Зачислен %n человек</numerusform>
            <numerusform>Зачислены %n человека</numerusform>
            <numerusform>Зачислено %n человек</numerusform>
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
</context>
<context>
    <name>PersonChecklists</name>
    <message>
        <source>Checklists</source>
        <translation>Контрольные списки</translation>
    </message>
</context>
<context>
    <name>PicturesCard</name>
    <message>
        <source>Pictures on certificates</source>
        <translation>Изображения на сертификатах</translation>
    </message>
    <message>
        <source>Shown by designs that have a place for them. PNG or JPEG; a signature is best on white or clear.</source>
        <translation>Их показывают шаблоны, в которых для них есть место. PNG или JPEG; подпись лучше на белом или прозрачном фоне.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выбрать изображение</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Изображения (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Signature: {name}</source>
        <translation>Подпись: {name}</translation>
    </message>
    <message>
        <source>Logo of the office</source>
        <translation>Логотип отдела</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message numerus="yes">
        <source>Print %n certificate</source>
        <translation>
            <numerusform>Напечатать %n сертификат</numerusform>
            <numerusform>Напечатать %n сертификата</numerusform>
            <numerusform>Напечатать %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>Напечатать %n</numerusform>
            <numerusform>Напечатать %n</numerusform>
            <numerusform>Напечатать %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message>
        <source>Printer</source>
        <translation>Принтер</translation>
    </message>
    <message>
        <source>Adjust…</source>
        <translation>Настроить…</translation>
    </message>
    <message>
        <source>For pre-printed forms: move the page on this printer</source>
        <translation>Для готовых бланков: сдвинуть страницу на этом принтере</translation>
    </message>
    <message>
        <source>No printer on this PC</source>
        <translation>На этом компьютере нет принтера</translation>
    </message>
    <message>
        <source>Some pages are A3, others A4: both kinds of paper are needed.</source>
        <translation>Часть страниц формата А3, остальные А4: нужна бумага обоих форматов.</translation>
    </message>
    <message>
        <source>The pages are A3: A3 paper is needed.</source>
        <translation>Страницы формата А3: нужна бумага А3.</translation>
    </message>
</context>
<context>
    <name>PrinterDialog</name>
    <message>
        <source>The test page is being sent…</source>
        <translation>Проверочная страница отправляется…</translation>
    </message>
    <message>
        <source>The test page was sent to the printer. Measure it and correct the distances.</source>
        <translation>Проверочная страница отправлена на принтер. Измерьте её и поправьте расстояния.</translation>
    </message>
    <message>
        <source>Printer settings</source>
        <translation>Настройка принтера</translation>
    </message>
    <message>
        <source>Printers shift pages by a millimetre or two. Print the test page, measure, type the difference.</source>
        <translation>Принтер смещает страницу на миллиметр-другой. Напечатайте проверочную страницу, измерьте и введите разницу.</translation>
    </message>
    <message>
        <source>To the right, mm</source>
        <translation>Вправо, мм</translation>
    </message>
    <message>
        <source>Down, mm</source>
        <translation>Вниз, мм</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Стороны</translation>
    </message>
    <message>
        <source>Print test page</source>
        <translation>Проверочная страница</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>moved {right} mm right, {down} mm down</source>
        <translation>вправо {right} мм, вниз {down} мм</translation>
    </message>
    <message>
        <source>pages as drawn</source>
        <translation>без сдвига</translation>
    </message>
</context>
<context>
    <name>ProjectPapers</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>%n project</source>
        <translation>
            <numerusform>%n проект</numerusform>
            <numerusform>%n проекта</numerusform>
            <numerusform>%n проектов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Диск</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлов:</translation>
    </message>
</context>
<context>
    <name>QuestionDetail</name>
    <message>
        <source>Asked on {day}</source>
        <translation>Задан {day}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answer; goes with the next package</source>
        <translation>Ответить; уйдёт со следующим пакетом</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Больше не нужен</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>The answer goes with the next package</source>
        <translation>Ответ уйдёт со следующим пакетом</translation>
    </message>
    <message>
        <source>The question is withdrawn</source>
        <translation>Вопрос снят</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>The office has no questions.</source>
        <translation>У отдела нет вопросов.</translation>
    </message>
    <message>
        <source>No open questions. Ask a college from a card on the page “Decisions”.</source>
        <translation>Открытых вопросов нет. Задать вопрос колледжу можно на странице «Решения».</translation>
    </message>
    <message numerus="yes">
        <source>%n open question</source>
        <translation>
            <numerusform>%n открытый вопрос</numerusform>
            <numerusform>%n открытых вопроса</numerusform>
            <numerusform>%n открытых вопросов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>open the stay</source>
        <translation>открыть поездку</translation>
    </message>
    <message>
        <source>Waive the language level</source>
        <translation>Допустить без уровня языка</translation>
    </message>
    <message>
        <source>Why may they go without the level? The reason is kept.</source>
        <translation>Почему можно без этого уровня? Причина сохраняется.</translation>
    </message>
    <message>
        <source>Nobody is in this view. The other views have the rest.</source>
        <translation>В этом виде никого нет. Остальные — в других видах.</translation>
    </message>
    <message>
        <source>No stay to come asks for a language level. Programmes and conditions of agreements say the level.</source>
        <translation>Предстоящие поездки не требуют уровня языка. Его указывают в программах и условиях соглашений.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>only until {day}</source>
        <translation>только до {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>до {day}</translation>
    </message>
    <message>
        <source>stated, no proof</source>
        <translation>со слов</translation>
    </message>
    <message>
        <source>Language readiness</source>
        <translation>Языковая готовность</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>Снять требование…</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>Снова требовать</translation>
    </message>
    <message numerus="yes">
        <source>%n stay</source>
        <translation>
            <numerusform>%n поездка</numerusform>
            <numerusform>%n поездки</numerusform>
            <numerusform>%n поездок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level asked for again for %n person</source>
        <translation>
            <numerusform>Уровень снова требуется у %n человека</numerusform>
            <numerusform>Уровень снова требуется у %n человек</numerusform>
            <numerusform>Уровень снова требуется у %n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level waived for %n person</source>
        <translation>
            <numerusform>Без уровня допущен %n человек</numerusform>
            <numerusform>Без уровня допущены %n человека</numerusform>
            <numerusform>Без уровня допущено %n человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Exchange packages (*.exchpack)</source>
        <translation>Пакеты обмена (*.exchpack)</translation>
    </message>
    <message>
        <source>Receive a package</source>
        <translation>Получение пакета</translation>
    </message>
    <message>
        <source>The lost steps are given up.</source>
        <translation>Потерянные шаги больше не ожидаются.</translation>
    </message>
    <message>
        <source>Drop a package here</source>
        <translation>Перетащите сюда пакет</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what the package would do.</source>
        <translation>Пока вы не посмотрите, что сделает пакет, ничего не меняется.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>This package is locked with a passphrase</source>
        <translation>Пакет закрыт парольной фразой</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>People in the package</source>
        <translation>Люди в пакете</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Give the lost steps up</source>
        <translation>Отказаться от потерянных шагов</translation>
    </message>
    <message>
        <source>The package from {name} is in.</source>
        <translation>Пакет принят: {name}.</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>Отправитель: {name}</translation>
    </message>
    <message>
        <source>Compare the keys…</source>
        <translation>Сверить ключи…</translation>
    </message>
    <message>
        <source>made {moment}</source>
        <translation>создан {moment}</translation>
    </message>
    <message>
        <source>signed with key {digits}…</source>
        <translation>подписан ключом {digits}…</translation>
    </message>
    <message>
        <source>part {k} of {n}</source>
        <translation>часть {k} из {n}</translation>
    </message>
    <message>
        <source>This is the answer of {name}: its keys come with it. Compare them by telephone afterwards.</source>
        <translation>Это ответ: {name}. С ним пришли ключи; потом сверьте их по телефону.</translation>
    </message>
    <message>
        <source>This package was already taken in on {moment}. Doing it again changes nothing.</source>
        <translation>Этот пакет уже принят {moment}. Повтор ничего не изменит.</translation>
    </message>
    <message>
        <source>The other side knows changes of this file that are no longer here. They come back with it.</source>
        <translation>Другая сторона знает изменения этого файла, которых здесь уже нет. Они вернутся с пакетом.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменён</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>Reading the package…</source>
        <translation>Чтение пакета…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message numerus="yes">
        <source>%n change waits for an update of the program: this version does not know what it says.</source>
        <translation>
            <numerusform>%n изменение ждёт обновления программы: эта версия не знает, что в нём сказано.</numerusform>
            <numerusform>%n изменения ждут обновления программы: эта версия не знает, что в них сказано.</numerusform>
            <numerusform>%n изменений ждут обновления программы: эта версия не знает, что в них сказано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step waits for a package that has not come yet.</source>
        <translation>
            <numerusform>%n шаг ждёт пакета, который ещё не пришёл.</numerusform>
            <numerusform>%n шага ждут пакета, который ещё не пришёл.</numerusform>
            <numerusform>%n шагов ждут пакета, который ещё не пришёл.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go to %n decision</source>
        <translation>
            <numerusform>К решению: %n</numerusform>
            <numerusform>К решениям: %n</numerusform>
            <numerusform>К решениям: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>See %n held change</source>
        <translation>
            <numerusform>Задержанное: %n</numerusform>
            <numerusform>Задержанное: %n</numerusform>
            <numerusform>Задержанное: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed record</source>
        <translation>
            <numerusform>изменённая запись</numerusform>
            <numerusform>изменённые записи</numerusform>
            <numerusform>изменённых записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>difference</source>
        <translation>
            <numerusform>отличие</numerusform>
            <numerusform>отличия</numerusform>
            <numerusform>отличий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held change</source>
        <translation>
            <numerusform>задержанное изменение</numerusform>
            <numerusform>задержанных изменения</numerusform>
            <numerusform>задержанных изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs your decision</source>
        <translation>
            <numerusform>ждёт решения</numerusform>
            <numerusform>ждут решения</numerusform>
            <numerusform>ждут решения</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new person</source>
        <translation>
            <numerusform>новый человек</numerusform>
            <numerusform>новых человека</numerusform>
            <numerusform>новых человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>possible duplicate</source>
        <translation>
            <numerusform>возможный повтор</numerusform>
            <numerusform>возможных повтора</numerusform>
            <numerusform>возможных повторов</numerusform>
        </translation>
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
        <source>Everybody who can get one</source>
        <translation>Все, кому можно оформить</translation>
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
        <source>Open: {kind}</source>
        <translation>Открыть: {kind}</translation>
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
        <source>{usual} if left empty</source>
        <translation>если не указано — {usual}</translation>
    </message>
    <message>
        <source>No term of the glossary stands in it. Terms are kept under “Offers and needs”.</source>
        <translation>Терминов глоссария здесь нет. Они ведутся в разделе «Спрос и предложение».</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Взять</translation>
    </message>
</context>
<context>
    <name>RecordKeeper</name>
    <message>
        <source>This one was begun earlier and is not saved. Finish it or throw it away, then add the other one.</source>
        <translation>Эта запись начата раньше и не сохранена. Заполните её до конца или нажмите «Не сохранять», затем добавьте другую.</translation>
    </message>
    <message>
        <source>Nothing more is needed: saved with the first thing that you fill in.</source>
        <translation>Всё необходимое уже есть: запись сохранится, как только вы заполните любое поле.</translation>
    </message>
    <message>
        <source>Saved as soon as all fields marked * and one of those marked (*) are filled in.</source>
        <translation>Сохранится, как только будут заполнены все поля со знаком * и хотя бы одно со знаком (*).</translation>
    </message>
    <message>
        <source>Saved as soon as one of the fields marked (*) is filled in.</source>
        <translation>Сохранится, как только будет заполнено хотя бы одно поле со знаком (*).</translation>
    </message>
    <message>
        <source>Saved as soon as the fields marked * are filled in.</source>
        <translation>Сохранится, как только будут заполнены поля со знаком *.</translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>More about {record}</source>
        <translation>Ещё: {record}</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Open the list (Alt+↓)</source>
        <translation>Открыть список (Alt+↓)</translation>
    </message>
    <message>
        <source>Show more…</source>
        <translation>Показать ещё…</translation>
    </message>
    <message>
        <source>Create “{name}”…</source>
        <translation>Создать «{name}»…</translation>
    </message>
    <message>
        <source>Create a new one…</source>
        <translation>Создать новую запись…</translation>
    </message>
</context>
<context>
    <name>RegisterStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>пропущен %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
            <numerusform>пропущено %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
            <numerusform>пропущено %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Show why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>The pages as they were when the paper was issued</source>
        <translation>Те же страницы, что и при оформлении</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate handed over</source>
        <translation>
            <numerusform>Выдан %n сертификат</numerusform>
            <numerusform>Выдано %n сертификата</numerusform>
            <numerusform>Выдано %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate noted as signed</source>
        <translation>
            <numerusform>Отмечен подписанным %n сертификат</numerusform>
            <numerusform>Отмечены подписанными %n сертификата</numerusform>
            <numerusform>Отмечены подписанными %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate revoked</source>
        <translation>
            <numerusform>Аннулирован %n сертификат</numerusform>
            <numerusform>Аннулировано %n сертификата</numerusform>
            <numerusform>Аннулировано %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>пропущен %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
            <numerusform>пропущено %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
            <numerusform>пропущено %n: этот шаг уже пройден или сертификат аннулирован</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number was used and is on no paper any more. It is not given again.</source>
        <translation>
            <numerusform>%n номер был использован, но документа с ним больше нет. Повторно он не выдаётся.</numerusform>
            <numerusform>%n номера были использованы, но документов с ними больше нет. Повторно они не выдаются.</numerusform>
            <numerusform>%n номеров были использованы, но документов с ними больше нет. Повторно они не выдаются.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Найти и заменить</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>In the column</source>
        <translation>В столбце</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Заменить на</translation>
    </message>
    <message>
        <source>Type what is to be found.</source>
        <translation>Введите, что найти.</translation>
    </message>
    <message>
        <source>No shown cell of this column changes.</source>
        <translation>В показанных строках этого столбца ничего не изменится.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the shown cells changes.</source>
        <translation>
            <numerusform>Изменится %n из показанных ячеек.</numerusform>
            <numerusform>Изменятся %n из показанных ячеек.</numerusform>
            <numerusform>Изменятся %n из показанных ячеек.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportNarrowing</name>
    <message>
        <source>All records</source>
        <translation>Все записи</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>С даты по дату</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Партнёр</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Отбор</translation>
    </message>
    <message>
        <source>until</source>
        <translation>по</translation>
    </message>
    <message>
        <source>Any partner</source>
        <translation>Любой</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
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
        <source>“{name}” goes for good; no record does.</source>
        <translation>Отчёт «{name}» удаляется навсегда, записи остаются.</translation>
    </message>
    <message>
        <source>Remove the report?</source>
        <translation>Удалить отчёт?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>Файл PDF (*.pdf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>New report…</source>
        <translation>Новый отчёт…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Make PDF…</source>
        <translation>Создать PDF…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message>
        <source>Nothing fits this.</source>
        <translation>Подходящих записей нет.</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>около {number}</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Язык отчёта</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
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
    <name>Reprinting</name>
    <message>
        <source>Save certificates</source>
        <translation>Сохранить сертификаты</translation>
    </message>
    <message>
        <source>Printing certificates</source>
        <translation>Печать сертификатов</translation>
    </message>
    <message>
        <source>Writing certificates</source>
        <translation>Запись сертификатов</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>Открыть PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
    <message>
        <source>Printing was stopped; what the printer had already may still come out.</source>
        <translation>Печать остановлена; то, что принтер уже получил, ещё может выйти.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Напечатать ещё раз</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate printed</source>
        <translation>
            <numerusform>Напечатан %n сертификат</numerusform>
            <numerusform>Напечатано %n сертификата</numerusform>
            <numerusform>Напечатано %n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: revoked</source>
        <translation>
            <numerusform>пропущено %n: аннулирован</numerusform>
            <numerusform>пропущено %n: аннулированы</numerusform>
            <numerusform>пропущено %n: аннулированы</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetakeDialog</name>
    <message>
        <source>Retake of {exam}</source>
        <translation>Пересдача: {exam}</translation>
    </message>
    <message>
        <source>Enter retake</source>
        <translation>Внести пересдачу</translation>
    </message>
</context>
<context>
    <name>ReturnedDetail</name>
    <message>
        <source>signed</source>
        <translation>подписано</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>без подписи</translation>
    </message>
    <message>
        <source>kept by {partner}</source>
        <translation>сохранил партнёр: {partner}</translation>
    </message>
    <message>
        <source>Our own key has signed this change. It was lost here, and the partner has kept it.</source>
        <translation>Это изменение подписано нашим ключом. Здесь оно потеряно, у партнёра сохранилось.</translation>
    </message>
    <message>
        <source>This change is from before changes were signed. Nobody can prove that it is ours: take it back only if you know it again.</source>
        <translation>Это изменение сделано до введения подписей. Доказать, что оно наше, нельзя: возвращайте его, только если узнаёте.</translation>
    </message>
    <message>
        <source>What the change says</source>
        <translation>Что в изменении</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n unsigned change out</source>
        <translation>
            <numerusform>Не принимать %n неподписанное изменение</numerusform>
            <numerusform>Не принимать %n неподписанных изменения</numerusform>
            <numerusform>Не принимать %n неподписанных изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take all %n signed changes back</source>
        <translation>
            <numerusform>Вернуть %n подписанное изменение</numerusform>
            <numerusform>Вернуть все %n подписанных изменения</numerusform>
            <numerusform>Вернуть все %n подписанных изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take also %n unsigned change back</source>
        <translation>
            <numerusform>Вернуть и %n неподписанное изменение</numerusform>
            <numerusform>Вернуть и %n неподписанных изменения</numerusform>
            <numerusform>Вернуть и %n неподписанных изменений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedView</name>
    <message>
        <source>Changes of ours that this file has lost. Nothing counts before it is taken back.</source>
        <translation>Наши изменения, потерянные этим файлом. До возврата они не действуют.</translation>
    </message>
    <message>
        <source>No lost change of ours waits here.</source>
        <translation>Потерянных наших изменений, ждущих возврата, нет.</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>подписано</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>без подписи</translation>
    </message>
    <message numerus="yes">
        <source>%n lost change taken back</source>
        <translation>
            <numerusform>Возвращено %n потерянное изменение</numerusform>
            <numerusform>Возвращены %n потерянных изменения</numerusform>
            <numerusform>Возвращено %n потерянных изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost change waits to be taken back</source>
        <translation>
            <numerusform>%n потерянное изменение ждёт возврата</numerusform>
            <numerusform>%n потерянных изменения ждут возврата</numerusform>
            <numerusform>%n потерянных изменений ждут возврата</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevokeStrip</name>
    <message>
        <source>Kept in the register, for example: name misspelt</source>
        <translation>Останется в реестре, например: ошибка в фамилии</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Аннулировать</translation>
    </message>
    <message>
        <source>Type the reason first.</source>
        <translation>Сначала укажите причину.</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n certificate</source>
        <translation>
            <numerusform>Аннулировать %n сертификат</numerusform>
            <numerusform>Аннулировать %n сертификата</numerusform>
            <numerusform>Аннулировать %n сертификатов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>Somebody else</source>
        <translation>Другой человек</translation>
    </message>
    <message>
        <source>Another record</source>
        <translation>Другая запись</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Строка {number}</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Столбец {number}</translation>
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
        <source>As it was sent: nothing changes.</source>
        <translation>Как было отправлено: ничего не меняется.</translation>
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
        <source>Will be added as a new record.</source>
        <translation>Будет добавлено как новая запись.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить снова</translation>
    </message>
    <message>
        <source>{column}: you chose “{name}”.</source>
        <translation>{column}: выбрано «{name}».</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Выбрать другое…</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Тот же человек</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Эта запись</translation>
    </message>
    <message>
        <source>{column}: perhaps meant</source>
        <translation>{column}: возможно, имелось в виду</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Это</translation>
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
        <source>All are new records</source>
        <translation>Все — новые записи</translation>
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
    <message numerus="yes">
        <source>%n row may be about records that are already there.</source>
        <translation>
            <numerusform>%n строка, возможно, об уже имеющейся записи.</numerusform>
            <numerusform>%n строки, возможно, об уже имеющихся записях.</numerusform>
            <numerusform>%n строк, возможно, об уже имеющихся записях.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SameEvent</name>
    <message>
        <source>One event: keep {day}</source>
        <translation>Это одно событие: оставить {day}</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Longest names</source>
        <translation>Самые длинные имена</translation>
    </message>
    <message>
        <source>Invented names</source>
        <translation>Вымышленные имена</translation>
    </message>
    <message>
        <source>A person…</source>
        <translation>Человек…</translation>
    </message>
    <message>
        <source>Whose facts the page shows</source>
        <translation>Чьи сведения на странице</translation>
    </message>
    <message>
        <source>Name in any script</source>
        <translation>ФИО в любом написании</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
</context>
<context>
    <name>SavedChanges</name>
    <message>
        <source>Nothing has been saved in this form that could be undone.</source>
        <translation>В этой форме ещё ничего не сохранено, отменять нечего.</translation>
    </message>
    <message>
        <source>No field was changed since this record was saved. Edit, Undo takes the record back.</source>
        <translation>После сохранения ни одно поле не менялось. Всю запись отменяет «Правка — Отменить».</translation>
    </message>
    <message>
        <source>Undone: {field} is “{value}” again</source>
        <translation>Отменено: в поле «{field}» снова «{value}»</translation>
    </message>
    <message>
        <source>Undone: {field} is empty again</source>
        <translation>Отменено: поле «{field}» снова пустое</translation>
    </message>
    <message>
        <source>Nothing has been undone in this form that could be redone.</source>
        <translation>В этой форме ничего не отменялось, повторять нечего.</translation>
    </message>
    <message>
        <source>Redone: {field} is “{value}” again</source>
        <translation>Повторено: в поле «{field}» снова «{value}»</translation>
    </message>
    <message>
        <source>Redone: {field} is empty again</source>
        <translation>Повторено: поле «{field}» снова пустое</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Sort scans</source>
        <translation>Разобрать сканы</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>не сохранять</translation>
    </message>
    <message>
        <source>Which task is each file for? Where it says “guess”, the name of the file told it.</source>
        <translation>К какой задаче относится каждый файл? Отмеченное «догадка» угадано по имени файла.</translation>
    </message>
    <message>
        <source>Keep the scans</source>
        <translation>Сохранить сканы</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>догадка</translation>
    </message>
</context>
<context>
    <name>ScanSorter</name>
    <message>
        <source>Drop scans here, ten at once</source>
        <translation>Перетащите сюда сканы, хоть десять сразу</translation>
    </message>
    <message>
        <source>Sorted by their names, the rest is asked once.</source>
        <translation>Разбираются по именам, остальное — один вопрос.</translation>
    </message>
    <message>
        <source>{file} → {task} (guessed by its name)</source>
        <translation>{file} → {task} (угадано по имени)</translation>
    </message>
    <message>
        <source>{file} → {task}</source>
        <translation>{file} → {task}</translation>
    </message>
    <message>
        <source>{file}: left out</source>
        <translation>{file}: не сохранён</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Все файлы (*);;PDF и изображения (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add scans</source>
        <translation>Добавить сканы</translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
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
    <name>SendPanel</name>
    <message>
        <source>Send to {name}</source>
        <translation>Отправка: {name}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>Что внутри</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>Кто сможет открыть</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Tell it by telephone, never beside the package. At least four words that do not belong together.</source>
        <translation>Сообщите её по телефону, не вместе с пакетом. Не меньше четырёх не связанных слов.</translation>
    </message>
    <message>
        <source>Files stay here unless they are ticked.</source>
        <translation>Файлы остаются здесь, если их не отметить.</translation>
    </message>
    <message>
        <source>People in the package</source>
        <translation>Люди в пакете</translation>
    </message>
    <message>
        <source>Make the package</source>
        <translation>Создать пакет</translation>
    </message>
    <message>
        <source>{words} First sent on {day}.</source>
        <translation>{words} Впервые отправлено {day}.</translation>
    </message>
    <message>
        <source>key {digits}</source>
        <translation>ключ {digits}</translation>
    </message>
    <message>
        <source>Whoever knows the passphrase</source>
        <translation>Тот, кто знает парольную фразу</translation>
    </message>
    <message>
        <source>new there</source>
        <translation>новый для них</translation>
    </message>
    <message numerus="yes">
        <source>%n change was sent before and not confirmed; it goes again.</source>
        <translation>
            <numerusform>%n изменение уже отправлялось и не подтверждено; оно уйдёт снова.</numerusform>
            <numerusform>%n изменения уже отправлялись и не подтверждены; они уйдут снова.</numerusform>
            <numerusform>%n изменений уже отправлялись и не подтверждены; они уйдут снова.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person has no recorded consent to a transfer abroad.</source>
        <translation>
            <numerusform>У %n человека не внесено согласие на передачу за рубеж.</numerusform>
            <numerusform>У %n человек не внесено согласие на передачу за рубеж.</numerusform>
            <numerusform>У %n человек не внесено согласие на передачу за рубеж.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change</source>
        <translation>
            <numerusform>изменение</numerusform>
            <numerusform>изменения</numerusform>
            <numerusform>изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>человек</numerusform>
            <numerusform>человека</numerusform>
            <numerusform>человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>вопрос</numerusform>
            <numerusform>вопроса</numerusform>
            <numerusform>вопросов</numerusform>
        </translation>
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
        <source>Messages</source>
        <translation>Сообщения</translation>
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
    <name>SettleDialog</name>
    <message>
        <source>Type the mark or the day of a course that is done.</source>
        <translation>Введите оценку или дату той дисциплины, которая сдана.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить PDF</translation>
    </message>
</context>
<context>
    <name>SideLine</name>
    <message>
        <source>waiting</source>
        <translation>ожидается</translation>
    </message>
    <message>
        <source>Record approval…</source>
        <translation>Записать согласование…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Записать отказ…</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>Показать документ</translation>
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
        <source>Co-operation</source>
        <translation>Сотрудничество</translation>
    </message>
    <message>
        <source>Papers and data</source>
        <translation>Бумаги и данные</translation>
    </message>
    <message>
        <source>Show {area} here</source>
        <translation>Показывать здесь: {area}</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Hash on the signed paper</source>
        <translation>Код на подписанном тексте</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Подписал</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Дата подписи</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)</source>
        <translation>PDF и изображения (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Signed paper</source>
        <translation>Подписанный документ</translation>
    </message>
    <message>
        <source>Add a scan…</source>
        <translation>Добавить скан…</translation>
    </message>
    <message>
        <source>no scan</source>
        <translation>скана нет</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
</context>
<context>
    <name>SlotLine</name>
    <message>
        <source>Remove line</source>
        <translation>Удалить строку</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split the column “{heading}”</source>
        <translation>Разделить столбец «{heading}»</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Разделить</translation>
    </message>
    <message>
        <source>Another sign</source>
        <translation>Другой знак</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Разделитель</translation>
    </message>
    <message>
        <source>Type the sign that stands between the parts.</source>
        <translation>Введите знак, который стоит между частями.</translation>
    </message>
    <message>
        <source>Hardly a cell has this separator. Choose another one.</source>
        <translation>Этого разделителя почти нигде нет. Выберите другой.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Запятая</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Точка с запятой</translation>
    </message>
    <message>
        <source>Slash or vertical bar</source>
        <translation>Косая или вертикальная черта</translation>
    </message>
    <message>
        <source>Line break</source>
        <translation>Перевод строки</translation>
    </message>
    <message>
        <source>Bracket</source>
        <translation>Скобка</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>Тире или дефис</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Пробел</translation>
    </message>
    <message numerus="yes">
        <source>%n cell has more parts or fewer and will be asked about.</source>
        <translation>
            <numerusform>В %n ячейке частей больше или меньше: о ней будет задан вопрос.</numerusform>
            <numerusform>В %n ячейках частей больше или меньше: о них будет задан вопрос.</numerusform>
            <numerusform>В %n ячейках частей больше или меньше: о них будет задан вопрос.</numerusform>
        </translation>
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
        <source>What its headings say</source>
        <translation>Определить по заголовкам</translation>
    </message>
    <message>
        <source>Excel, WPS or LibreOffice. Nothing goes into the records before you have looked at every row.</source>
        <translation>Excel, WPS или LibreOffice. Ничего не попадёт в записи, пока вы не просмотрите каждую строку.</translation>
    </message>
    <message>
        <source>The list holds</source>
        <translation>В списке</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>Вставить строки</translation>
    </message>
    <message>
        <source>Rows that were copied in Excel or WPS, with their headings (Ctrl+V)</source>
        <translation>Строки, скопированные в Excel или WPS вместе с заголовками (Ctrl+V)</translation>
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
        <source>Show what is not saved yet, and why</source>
        <translation>Показать, что ещё не сохранено и почему</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>SubPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Take over the transcript</source>
        <translation>Перенос справки об обучении</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Дисциплина</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>На что обратить внимание</translation>
    </message>
    <message>
        <source>Add “{name}” to the institutions</source>
        <translation>Добавить «{name}» в организации</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выберите…</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>Not taken over, or to be known</source>
        <translation>Не переносится и к сведению</translation>
    </message>
    <message>
        <source>Kept with the person: {papers}</source>
        <translation>Сохраняется у человека: {papers}</translation>
    </message>
    <message>
        <source>Everything in the file is there already.</source>
        <translation>Всё, что есть в файле, уже внесено.</translation>
    </message>
    <message>
        <source>Where a line differs from ours, the file is right</source>
        <translation>Где строка отличается от нашей, верен файл</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Перенести</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Чья справка</translation>
    </message>
</context>
<context>
    <name>TaskActs</name>
    <message>
        <source>Done on a day</source>
        <translation>Выполнено в другой день</translation>
    </message>
    <message>
        <source>Why is it not asked for? The reason is kept.</source>
        <translation>Почему требование снимается? Причина сохранится.</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>Снять требование</translation>
    </message>
    <message>
        <source>Why does the rule not fit? The reason is kept.</source>
        <translation>Почему правило не подходит? Причина сохранится.</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Неприменимо</translation>
    </message>
    <message>
        <source>What is wrong with it? The reason is kept.</source>
        <translation>Что не так? Причина сохранится.</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>No change of the rule moves it then. Without a day the rule counts again.</source>
        <translation>После этого правило срок не сдвинет. Без даты срок снова считается по правилу.</translation>
    </message>
    <message>
        <source>Move to another day</source>
        <translation>Перенести на другой день</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Поручить</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Добавить задачу</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Все файлы (*);;PDF и изображения (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add scans</source>
        <translation>Добавить скан-копии</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Выполнено сегодня</translation>
    </message>
    <message>
        <source>Done on…</source>
        <translation>Выполнено…</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Запрошено</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>Снять…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Перенести…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Поручить…</translation>
    </message>
    <message>
        <source>With the authority</source>
        <translation>Подано в ведомство</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>На доработку…</translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation>Неприменимо…</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Снять задачу</translation>
    </message>
    <message>
        <source>Back to “to do”</source>
        <translation>Вернуть к выполнению</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskExport</name>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text (*.csv)</source>
        <translation>Книга Excel (*.xlsx);;Текст (*.csv)</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>Экспортировано: {file}</translation>
    </message>
</context>
<context>
    <name>TaskFormCommands</name>
    <message>
        <source>A workbook with what the partner has to do. It fills in its answers and sends the file back.</source>
        <translation>Книга Excel с тем, что должен сделать партнёр. Он вписывает ответы и возвращает файл.</translation>
    </message>
    <message>
        <source>Form of tasks for a partner</source>
        <translation>Форма задач для партнёра</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Nothing is written before you have seen what the form changes.</source>
        <translation>Ничего не записывается, пока вы не увидите, что меняет форма.</translation>
    </message>
    <message>
        <source>Take in a form of tasks</source>
        <translation>Принять форму задач</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Filled form</source>
        <translation>Заполненная форма</translation>
    </message>
    <message numerus="yes">
        <source>%n answer taken over</source>
        <translation>
            <numerusform>Принят %n ответ</numerusform>
            <numerusform>Принято %n ответа</numerusform>
            <numerusform>Принято %n ответов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>a date only: no file is kept</source>
        <translation>только дата, файл не хранится</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>Previous task</source>
        <translation>Предыдущая задача</translation>
    </message>
    <message>
        <source>Next task</source>
        <translation>Следующая задача</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>Скрыть панель</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Выполнено сегодня</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Overdue</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Неделя</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждём</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Ведомства</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Nothing is overdue. What comes next stands under “This week”.</source>
        <translation>Просроченного нет. Ближайшее — на вкладке «Неделя».</translation>
    </message>
    <message>
        <source>Nothing is due this week. What comes later stands under “All”.</source>
        <translation>На этой неделе сроков нет. Остальное — на вкладке «Все».</translation>
    </message>
    <message>
        <source>Nobody owes you an answer.</source>
        <translation>Все ответили: ждать нечего.</translation>
    </message>
    <message>
        <source>Nothing has come in that you have to look at.</source>
        <translation>Проверять нечего: ничего не поступило.</translation>
    </message>
    <message>
        <source>No documents are missing.</source>
        <translation>Недостающих документов нет.</translation>
    </message>
    <message>
        <source>No notice to an authority is due.</source>
        <translation>Уведомлять ведомства не нужно.</translation>
    </message>
    <message numerus="yes">
        <source>%n d late to act</source>
        <translation>
            <numerusform>пора было %n дн. назад</numerusform>
            <numerusform>пора было %n дн. назад</numerusform>
            <numerusform>пора было %n дн. назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>осталось %n дн.</numerusform>
            <numerusform>осталось %n дн.</numerusform>
            <numerusform>осталось %n дн.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d overdue</source>
        <translation>
            <numerusform>просрочено %n дн.</numerusform>
            <numerusform>просрочено %n дн.</numerusform>
            <numerusform>просрочено %n дн.</numerusform>
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
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Выбрано: %n</numerusform>
            <numerusform>Выбрано: %n</numerusform>
            <numerusform>Выбрано: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>срок сегодня</translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>через %n дн.</numerusform>
            <numerusform>через %n дн.</numerusform>
            <numerusform>через %n дн.</numerusform>
        </translation>
    </message>
    <message>
        <source>moved by hand</source>
        <translation>перенесено вручную</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>по плану</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>to do: {n}</source>
        <translation>к выполнению: {n}</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Добавить задачу</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>{tasks}, of {total} in all</source>
        <translation>{tasks} из {total}</translation>
    </message>
    <message>
        <source>next month</source>
        <translation>следующий месяц</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>tasks of the day</source>
        <translation>задачи дня</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>done today</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>запрошено</translation>
    </message>
    <message>
        <source>waive</source>
        <translation>снять</translation>
    </message>
    <message>
        <source>change</source>
        <translation>изменить</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>open the stay</source>
        <translation>открыть поездку</translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Месяц</translation>
    </message>
    <message>
        <source>Nothing here fits these filters.</source>
        <translation>Нет записей, подходящих под фильтры.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>No tasks yet. They come from stays and rules in use; own ones can be added now.</source>
        <translation>Задач пока нет. Они появляются из поездок и действующих правил; свои можно добавить сразу.</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Добавить задачу</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} из {total}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
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
    <name>TestsView</name>
    <message>
        <source>New test</source>
        <translation>Новый тест</translation>
    </message>
    <message>
        <source>{title}, retake</source>
        <translation>{title}, пересдача</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>Пересдача</translation>
    </message>
    <message>
        <source>Change test</source>
        <translation>Изменить тест</translation>
    </message>
    <message>
        <source>Test changed</source>
        <translation>Тест изменён</translation>
    </message>
    <message>
        <source>The test “{title}” goes with all its points. You can undo this.</source>
        <translation>Тест «{title}» будет удалён со всеми баллами. Это можно отменить.</translation>
    </message>
    <message>
        <source>Delete test</source>
        <translation>Удалить тест</translation>
    </message>
    <message>
        <source>Test deleted</source>
        <translation>Тест удалён</translation>
    </message>
    <message>
        <source>Results taken over</source>
        <translation>Результаты перенесены</translation>
    </message>
    <message>
        <source>Test added</source>
        <translation>Тест добавлен</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>Result, %</source>
        <translation>Итог, %</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>nobody in this group is called so</source>
        <translation>в группе нет никого с таким именем</translation>
    </message>
    <message>
        <source>New test…</source>
        <translation>Новый тест…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Retake…</source>
        <translation>Пересдача…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Paste points</source>
        <translation>Вставить баллы</translation>
    </message>
    <message>
        <source>Take results over</source>
        <translation>Перенести результаты</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Тест</translation>
    </message>
    <message>
        <source>No test yet. A test has parts with points and weights; points can be pasted from Excel.</source>
        <translation>Тестов ещё нет. В тесте есть части с баллами и весами; баллы можно вставить из Excel.</translation>
    </message>
    <message numerus="yes">
        <source>%n person of the group is called so: type the points below</source>
        <translation>
            <numerusform>В группе так зовут %n человека: введите баллы ниже</numerusform>
            <numerusform>В группе так зовут %n человек: введите баллы ниже</numerusform>
            <numerusform>В группе так зовут %n человек: введите баллы ниже</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result</source>
        <translation>
            <numerusform>%n результат</numerusform>
            <numerusform>%n результата</numerusform>
            <numerusform>%n результатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value needs you</source>
        <translation>
            <numerusform>%n значение нужно проверить</numerusform>
            <numerusform>%n значения нужно проверить</numerusform>
            <numerusform>%n значений нужно проверить</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value not taken</source>
        <translation>
            <numerusform>%n значение не принято</numerusform>
            <numerusform>%n значения не приняты</numerusform>
            <numerusform>%n значений не принято</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value pasted</source>
        <translation>
            <numerusform>Вставлено %n значение</numerusform>
            <numerusform>Вставлены %n значения</numerusform>
            <numerusform>Вставлено %n значений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickCard</name>
    <message>
        <source>Find in this list</source>
        <translation>Найти в списке</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Снять все</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Отметить все</translation>
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
    <name>TimetableView</name>
    <message>
        <source>Hours</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>уже есть</translation>
    </message>
    <message>
        <source>worked instead of {day}</source>
        <translation>рабочий день за {day}</translation>
    </message>
    <message>
        <source>Weekly timetable</source>
        <translation>Расписание на неделю</translation>
    </message>
    <message>
        <source>Days off of the host country are unticked; weekend days worked instead follow the timetable of the day they replace. Space changes a tick.</source>
        <translation>Нерабочие дни принимающей страны не отмечены; рабочие выходные идут по расписанию дня, который заменяют. Пробел меняет отметку.</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Добавить строку</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson planned</source>
        <translation>
            <numerusform>Запланировано %n занятие</numerusform>
            <numerusform>Запланированы %n занятия</numerusform>
            <numerusform>Запланировано %n занятий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan %n lesson</source>
        <translation>
            <numerusform>Запланировать %n занятие</numerusform>
            <numerusform>Запланировать %n занятия</numerusform>
            <numerusform>Запланировать %n занятий</numerusform>
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
    <name>Today</name>
    <message numerus="yes">
        <source>%n asked lately; nobody has to be reminded yet.</source>
        <translation>
            <numerusform>Недавно запрошен %n документ; напоминать пока не нужно.</numerusform>
            <numerusform>Недавно запрошено %n документа; напоминать пока не нужно.</numerusform>
            <numerusform>Недавно запрошено %n документов; напоминать пока не нужно.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
            <numerusform>%n дн.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n чел.</numerusform>
            <numerusform>%n чел.</numerusform>
            <numerusform>%n чел.</numerusform>
        </translation>
    </message>
    <message>
        <source>A package with what you entered; the first one also brings the keys of this file</source>
        <translation>Пакет с введёнными данными; первый передаёт и ключи этого файла</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Соглашения</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Все {n}</translation>
    </message>
    <message>
        <source>Any Excel list of students in Chinese, Russian or English; nothing is kept before you agree</source>
        <translation>Любой список студентов в Excel на китайском, русском или английском; без вашего согласия ничего не сохранится</translation>
    </message>
    <message>
        <source>Arriving and leaving</source>
        <translation>Приезд и отъезд</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Напомнить</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Отметить</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>С чего начать</translation>
    </message>
    <message>
        <source>No task is due</source>
        <translation>Срочных задач нет</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Ctrl+N there begins a new person; their stay brings deadlines to this page</source>
        <translation>Там Ctrl+N добавляет участника; сроки его поездки появятся на этой странице</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>На столе</translation>
    </message>
    <message>
        <source>Do they come to class?</source>
        <translation>Ходят ли на занятия?</translation>
    </message>
    <message>
        <source>Due {day}: act today</source>
        <translation>Срок {day}: сделать сегодня</translation>
    </message>
    <message>
        <source>Enter the people you send</source>
        <translation>Внесите тех, кого направляете</translation>
    </message>
    <message>
        <source>Enter your partners</source>
        <translation>Внесите партнёров</translation>
    </message>
    <message>
        <source>Formalities done?</source>
        <translation>Оформлено?</translation>
    </message>
    <message>
        <source>Import of {file}</source>
        <translation>Импорт: {file}</translation>
    </message>
    <message>
        <source>Import the list you have</source>
        <translation>Импортируйте готовый список</translation>
    </message>
    <message>
        <source>In class today</source>
        <translation>Занятия сегодня</translation>
    </message>
    <message>
        <source>Begin the committee</source>
        <translation>Создайте комитет</translation>
    </message>
    <message>
        <source>By hand, or by a form that they fill in; what matches among members is told here</source>
        <translation>Вручную или по форме, которую они заполнят; о совпадениях между участниками сообщается здесь</translation>
    </message>
    <message>
        <source>Collect what members offer and need</source>
        <translation>Соберите предложения и запросы участников</translation>
    </message>
    <message>
        <source>Colleges, enterprises, authorities and research organisations you bring together</source>
        <translation>Колледжи, предприятия, ведомства и научные организации, которые вы сводите</translation>
    </message>
    <message>
        <source>Describe your institution</source>
        <translation>Укажите сведения об организации</translation>
    </message>
    <message>
        <source>Enter your members</source>
        <translation>Введите участников</translation>
    </message>
    <message>
        <source>Its answer brings questions, decisions and news about your people</source>
        <translation>В ответе приходят вопросы, решения и новости о ваших людях</translation>
    </message>
    <message>
        <source>Look through the rules of both countries</source>
        <translation>Просмотрите требования обеих стран</translation>
    </message>
    <message>
        <source>Make a file for each member</source>
        <translation>Создайте файл для каждого участника</translation>
    </message>
    <message>
        <source>Names of the college in three languages, who signs, academic years and terms</source>
        <translation>Названия колледжа на трёх языках, кто подписывает, учебные годы и семестры</translation>
    </message>
    <message>
        <source>Names of your institution in three languages, and who signs</source>
        <translation>Название вашей организации на трёх языках и кто подписывает</translation>
    </message>
    <message>
        <source>No formalities are due this term.</source>
        <translation>В этом семестре оформлять нечего.</translation>
    </message>
    <message>
        <source>No guest is noted as arrived.</source>
        <translation>Ни один гость не отмечен как приехавший.</translation>
    </message>
    <message>
        <source>No language groups yet.</source>
        <translation>Языковых групп пока нет.</translation>
    </message>
    <message>
        <source>No lesson was held within eight weeks.</source>
        <translation>За восемь недель не проведено ни одного занятия.</translation>
    </message>
    <message>
        <source>No lessons, and none are planned. A group has a timetable.</source>
        <translation>Занятий нет и не запланировано. Расписание задаётся в группе.</translation>
    </message>
    <message>
        <source>No lessons. Next: {day}.</source>
        <translation>Занятий нет. Следующее: {day}.</translation>
    </message>
    <message>
        <source>No partner named</source>
        <translation>Партнёр не указан</translation>
    </message>
    <message>
        <source>No task is late, and none is to be done within a week.</source>
        <translation>Просроченных задач нет, на неделю вперёд — тоже.</translation>
    </message>
    <message>
        <source>Nobody comes or goes before {day}.</source>
        <translation>До {day} никто не приезжает и не уезжает.</translation>
    </message>
    <message>
        <source>Nobody comes or goes: no days are planned.</source>
        <translation>Никто не приезжает и не уезжает: даты не запланированы.</translation>
    </message>
    <message>
        <source>Nobody is in this file yet. What your people still need, and by when, will stand here.</source>
        <translation>В этом файле пока никого нет. Здесь будет видно, что и к какому сроку ещё нужно вашим людям.</translation>
    </message>
    <message>
        <source>Nobody is in this office yet. What is due, who arrives and what waits will stand here.</source>
        <translation>Здесь пока нет ни одного участника. Сроки, приезды и всё, что ждёт решения, появятся на этой странице.</translation>
    </message>
    <message>
        <source>Nobody owes you an answer.</source>
        <translation>Никто не задерживает ответ.</translation>
    </message>
    <message>
        <source>None ends within 90 days, and none is nearly used up.</source>
        <translation>В ближайшие 90 дней ни одно не заканчивается, мест хватает.</translation>
    </message>
    <message>
        <source>Nothing is due this week, and no day is known for anything to come.</source>
        <translation>На этой неделе сроков нет, и дальше даты пока неизвестны.</translation>
    </message>
    <message>
        <source>Nothing is due this week. Next: {day}.</source>
        <translation>На этой неделе сроков нет. Следующий: {day}.</translation>
    </message>
    <message>
        <source>Who belongs to it, when it meets, what it decides and who carries that out</source>
        <translation>Кто в него входит, когда он заседает, что решает и кто это исполняет</translation>
    </message>
    <message>
        <source>Nothing is due, and no day is known for anything to come.</source>
        <translation>Срочного нет, и дальше даты пока неизвестны.</translation>
    </message>
    <message>
        <source>Nothing is in this office yet. Sessions, decisions and matches will stand here.</source>
        <translation>В отделе пока ничего нет. Здесь появятся заседания, решения и совпадения.</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>Ничего не просрочено.</translation>
    </message>
    <message>
        <source>Or enter the first person by hand</source>
        <translation>Или внесите первого участника вручную</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Укажите сведения о колледже</translation>
    </message>
    <message>
        <source>See how it looks when it is full</source>
        <translation>Посмотрите заполненный пример</translation>
    </message>
    <message>
        <source>Send it to the office</source>
        <translation>Отправьте в отдел</translation>
    </message>
    <message>
        <source>Take in what the office sends</source>
        <translation>Примите ответ отдела</translation>
    </message>
    <message>
        <source>The colleges you send people to and host people from</source>
        <translation>Колледжи, с которыми вы обмениваетесь людьми</translation>
    </message>
    <message>
        <source>The desk is clear.</source>
        <translation>На столе ничего не ждёт.</translation>
    </message>
    <message>
        <source>The sample office opens in place of this one; everybody in it is invented</source>
        <translation>Вместо этого файла откроется учебный; все люди в нём вымышлены</translation>
    </message>
    <message>
        <source>This day is in no term.</source>
        <translation>Сегодня не идёт ни один семестр.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>На этой неделе</translation>
    </message>
    <message>
        <source>Waiting for them</source>
        <translation>Ждём ответа</translation>
    </message>
    <message>
        <source>What you look at for a while stands here.</source>
        <translation>Здесь появятся последние открытые записи.</translation>
    </message>
    <message>
        <source>Who is here now?</source>
        <translation>Кто сейчас здесь?</translation>
    </message>
    <message>
        <source>Who needs which paper by when; switch off what your college does otherwise</source>
        <translation>Кому какой документ и к какому сроку нужен; лишнее для вашего колледжа отключите</translation>
    </message>
    <message>
        <source>With it a college enters its data on its own computer and sends you packages</source>
        <translation>С ним колледж вводит свои данные на своём компьютере и присылает вам пакеты</translation>
    </message>
    <message numerus="yes">
        <source>asked %n days ago or more</source>
        <translation>
            <numerusform>запрошено %n день назад или раньше</numerusform>
            <numerusform>запрошено %n дня назад или раньше</numerusform>
            <numerusform>запрошено %n дней назад или раньше</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n d</source>
        <translation>
            <numerusform>через %n дн.</numerusform>
            <numerusform>через %n дн.</numerusform>
            <numerusform>через %n дн.</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>срок сегодня</translation>
    </message>
    <message>
        <source>guests arrive</source>
        <translation>приезжают к нам</translation>
    </message>
    <message>
        <source>guests leave</source>
        <translation>уезжают от нас</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>ours come home</source>
        <translation>наши возвращаются</translation>
    </message>
    <message>
        <source>ours leave</source>
        <translation>наши уезжают</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>по плану</translation>
    </message>
    <message>
        <source>should have arrived {day} · arrived?</source>
        <translation>должны были приехать: {day} · приехали?</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>отмечено</translation>
    </message>
    <message>
        <source>{in} in · {out} out</source>
        <translation>приедут {in} · уедут {out}</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>ещё {n}</translation>
    </message>
    <message>
        <source>{n} of {m} places taken</source>
        <translation>Занято {n} из {m} мест</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>{task}, late to act</source>
        <translation>{task}, пора было сделать</translation>
    </message>
    <message>
        <source>Decisions to make</source>
        <translation>Ждут решения</translation>
    </message>
    <message>
        <source>Changes of partners held back</source>
        <translation>Отложенные изменения партнёров</translation>
    </message>
    <message>
        <source>Questions to partners</source>
        <translation>Вопросы партнёрам</translation>
    </message>
    <message>
        <source>Imports that were begun</source>
        <translation>Начатые импорты</translation>
    </message>
    <message>
        <source>Draft stays, without deadlines</source>
        <translation>Черновики, ещё без сроков</translation>
    </message>
    <message>
        <source>Papers to sign</source>
        <translation>Бумаги на подпись</translation>
    </message>
    <message>
        <source>Papers to hand over</source>
        <translation>Бумаги к выдаче</translation>
    </message>
    <message>
        <source>Recognitions proposed</source>
        <translation>Предложенные перезачёты</translation>
    </message>
    <message>
        <source>New matches</source>
        <translation>Новые совпадения</translation>
    </message>
    <message>
        <source>New matches among members</source>
        <translation>Совпадения у участников</translation>
    </message>
    <message>
        <source>Interests to answer</source>
        <translation>Отклики без ответа</translation>
    </message>
    <message>
        <source>Interests answered</source>
        <translation>Ответы на отклики</translation>
    </message>
    <message>
        <source>Agreement drafts to read</source>
        <translation>Черновики соглашений на рассмотрение</translation>
    </message>
    <message>
        <source>Specialities to agree on</source>
        <translation>Пары специальностей на согласование</translation>
    </message>
    <message>
        <source>Own offers and needs that end</source>
        <translation>Истекают свои записи</translation>
    </message>
    <message>
        <source>Minutes changed: approvals void</source>
        <translation>Протокол изменён: согласовать</translation>
    </message>
    <message>
        <source>Decisions reported as done</source>
        <translation>Решения, о выполнении которых сообщено</translation>
    </message>
    <message>
        <source>Outputs to approve</source>
        <translation>Результаты: согласовать</translation>
    </message>
    <message>
        <source>Late outputs of projects</source>
        <translation>Просроченные результаты</translation>
    </message>
    <message>
        <source>Outputs due soon</source>
        <translation>Скоро срок результатов</translation>
    </message>
    <message>
        <source>Projects without news</source>
        <translation>Проекты без движения</translation>
    </message>
    <message>
        <source>Next session</source>
        <translation>Следующее заседание</translation>
    </message>
    <message>
        <source>Minutes to approve</source>
        <translation>Протоколы на согласование</translation>
    </message>
    <message>
        <source>Minutes waiting for members</source>
        <translation>Протоколы ждут участников</translation>
    </message>
    <message>
        <source>Agreed minutes to close</source>
        <translation>Согласованные протоколы: закрыть</translation>
    </message>
    <message>
        <source>Decisions that are late</source>
        <translation>Просроченные решения</translation>
    </message>
    <message>
        <source>Decisions due soon</source>
        <translation>Решения с близким сроком</translation>
    </message>
</context>
<context>
    <name>TodayCommands</name>
    <message>
        <source>From Today</source>
        <translation>Со страницы «Сегодня»</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>No task is due</source>
        <translation>Срочных задач нет</translation>
    </message>
    <message>
        <source>move</source>
        <translation>выбор</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>календарь</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>напомнить</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>обновить</translation>
    </message>
    <message>
        <source>{term}, week {n}</source>
        <translation>{term}, {n}-я неделя</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Новая задача</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>Ещё %n</numerusform>
            <numerusform>Ещё %n</numerusform>
            <numerusform>Ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>Просрочено %n</numerusform>
            <numerusform>Просрочено %n</numerusform>
            <numerusform>Просрочено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation>
            <numerusform>на неделе %n</numerusform>
            <numerusform>на неделе %n</numerusform>
            <numerusform>на неделе %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptCard</name>
    <message>
        <source>Lines…</source>
        <translation>Строки…</translation>
    </message>
    <message>
        <source>Type them or paste them from Excel</source>
        <translation>Ввести или вставить из Excel</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>An ELMO file, or a workbook with lines for this transcript</source>
        <translation>Файл ELMO или таблица со строками этой справки</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>Оформить…</translation>
    </message>
    <message>
        <source>With a number of the register, signed and sealed</source>
        <translation>С регистрационным номером, подписью и печатью</translation>
    </message>
    <message>
        <source>A draft or a copy, in one language or two</source>
        <translation>Черновик или копия, на одном или двух языках</translation>
    </message>
    <message>
        <source>XML for the programs of other colleges</source>
        <translation>XML для программ других колледжей</translation>
    </message>
</context>
<context>
    <name>TranscriptPart</name>
    <message>
        <source>ELMO with the paper in it</source>
        <translation>ELMO с вложенной справкой</translation>
    </message>
    <message>
        <source>Transcripts (*.xml *.xlsx *.xls *.ods *.csv)</source>
        <translation>Справки об обучении (*.xml *.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Import a transcript</source>
        <translation>Импорт справки об обучении</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Записать…</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Куда записать</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Catalogue for another office</source>
        <translation>Каталог для другого отдела</translation>
    </message>
    <message>
        <source>Passphrase of the keys of this office</source>
        <translation>Пароль ключей этого отдела</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>VerbBar</name>
    <message>
        <source>More commands</source>
        <translation>Ещё команды</translation>
    </message>
</context>
<context>
    <name>VerifyOffices</name>
    <message>
        <source>Add an office’s key or list…</source>
        <translation>Добавить ключ или список…</translation>
    </message>
    <message>
        <source>So that others can verify our certificates</source>
        <translation>Чтобы другие могли проверить наши сертификаты</translation>
    </message>
    <message>
        <source>Give them the page: any browser verifies with it, without internet. Make it anew after a revocation.</source>
        <translation>Передайте им страницу: с ней любой браузер проверяет без интернета. После аннулирования сертификата создайте её заново.</translation>
    </message>
    <message>
        <source>Page for browsers…</source>
        <translation>Страница для браузера…</translation>
    </message>
    <message>
        <source>Our key…</source>
        <translation>Наш ключ…</translation>
    </message>
    <message>
        <source>Key on paper…</source>
        <translation>Лист с ключом…</translation>
    </message>
    <message>
        <source>Revoked certificates…</source>
        <translation>Аннулированные…</translation>
    </message>
    <message>
        <source>Keys and lists of offices</source>
        <translation>Ключи и списки организаций</translation>
    </message>
    <message>
        <source>Key of an office</source>
        <translation>Ключ организации</translation>
    </message>
    <message>
        <source>Key on paper</source>
        <translation>Лист с ключом</translation>
    </message>
    <message>
        <source>Page for browsers</source>
        <translation>Страница для браузера</translation>
    </message>
    <message>
        <source>List of revoked certificates</source>
        <translation>Список аннулированных сертификатов</translation>
    </message>
</context>
<context>
    <name>VerifyView</name>
    <message>
        <source>Drop a picture or a PDF of the certificate</source>
        <translation>Перетащите сюда изображение или PDF сертификата</translation>
    </message>
    <message>
        <source>A photo, a scan or a screenshot with the whole square code</source>
        <translation>Фото, скан или снимок экрана, на котором код виден целиком</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Any phone shows this text when it scans the code. Ctrl+V also takes a picture.</source>
        <translation>Этот текст покажет любой телефон, отсканировав код. Через Ctrl+V можно вставить и изображение.</translation>
    </message>
    <message>
        <source>Pictures, PDF, text</source>
        <translation>Изображения, PDF, текст</translation>
    </message>
    <message>
        <source>Verify a certificate</source>
        <translation>Проверка сертификата</translation>
    </message>
    <message>
        <source>This could not be verified: {reason}</source>
        <translation>Проверить не удалось: {reason}</translation>
    </message>
    <message>
        <source>Looking for the code…</source>
        <translation>Поиск кода…</translation>
    </message>
    <message numerus="yes">
        <source>%n office known</source>
        <translation>
            <numerusform>Известна %n организация</numerusform>
            <numerusform>Известны %n организации</numerusform>
            <numerusform>Известно %n организаций</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
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
        <source>Prepared</source>
        <translation>Подготовлены</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлены</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлены</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>С ответом</translation>
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
        <source>Signed, in force</source>
        <translation>Подписаны, действуют</translation>
    </message>
    <message>
        <source>Ends within 180 days</source>
        <translation>Истекают за 180 дней</translation>
    </message>
    <message>
        <source>In preparation, unsigned</source>
        <translation>Готовятся, не подписаны</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Завершены</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Идут</translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation>Пора закрыть</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыты</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истекли</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Скоро истекают</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не сданы</translation>
    </message>
    <message>
        <source>Retakes</source>
        <translation>Пересдачи</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Справка изменилась</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>На подпись</translation>
    </message>
    <message>
        <source>To be handed over</source>
        <translation>К выдаче</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Выданные</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Аннулированные</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>Off until checked</source>
        <translation>Выключены до проверки</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Утверждённые</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Наши</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Совпадения</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Отклики</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Истекают</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Глоссарий</translation>
    </message>
    <message>
        <source>Specialities</source>
        <translation>Специальности</translation>
    </message>
    <message>
        <source>← Offers and needs</source>
        <translation>← Спрос и предложение</translation>
    </message>
    <message>
        <source>What does your institution offer, and what does it need?</source>
        <translation>Что предлагает ваша организация и что ей нужно?</translation>
    </message>
    <message>
        <source>Nothing of yours ends within 30 days.</source>
        <translation>В ближайшие 30 дней ваши записи не истекают.</translation>
    </message>
    <message>
        <source>Nobody has asked yet, and you have asked nobody. Choose a match and press I.</source>
        <translation>Откликов пока нет: ни вам, ни от вас. Выберите совпадение и нажмите I.</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Предложенные</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Утверждённые</translation>
    </message>
    <message>
        <source>Agreed by both</source>
        <translation>Согласованные</translation>
    </message>
    <message>
        <source>Which committee, council or group do you lead or sit in?</source>
        <translation>Какой комитет, совет или группу вы ведёте или в чём участвуете?</translation>
    </message>
    <message>
        <source>No members yet. Open a committee and add them there.</source>
        <translation>Участников пока нет. Откройте орган и добавьте их там.</translation>
    </message>
    <message>
        <source>No meeting yet. Add the committee and its members first.</source>
        <translation>Мероприятий пока нет. Сначала добавьте орган и его участников.</translation>
    </message>
    <message>
        <source>No decision is open.</source>
        <translation>Открытых решений нет.</translation>
    </message>
    <message>
        <source>No decision is late.</source>
        <translation>Просроченных решений нет.</translation>
    </message>
    <message>
        <source>No decisions yet. Open a meeting and add the first one there.</source>
        <translation>Решений пока нет. Откройте мероприятие и добавьте первое там.</translation>
    </message>
    <message>
        <source>Nobody has approved any minutes yet. Approvals are given on the minutes.</source>
        <translation>Протоколы пока никто не согласовал. Согласование отмечают в протоколе.</translation>
    </message>
    <message>
        <source>Committees</source>
        <translation>Органы</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Мероприятия</translation>
    </message>
    <message>
        <source>Control of decisions</source>
        <translation>Контроль решений</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation>Все решения</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Согласования</translation>
    </message>
    <message>
        <source>Which programmes, laboratories or materials do you work on with others?</source>
        <translation>Какие программы, лаборатории или пособия вы делаете вместе с другими?</translation>
    </message>
    <message>
        <source>No output yet. Open a project and add what it is to make.</source>
        <translation>Результатов ещё нет. Откройте проект и добавьте, что в нём будет сделано.</translation>
    </message>
    <message>
        <source>No output is late.</source>
        <translation>Просроченных результатов нет.</translation>
    </message>
    <message>
        <source>No project has members yet. Open one and add them there.</source>
        <translation>Участников пока нет. Откройте проект и добавьте их там.</translation>
    </message>
    <message>
        <source>No project goes on.</source>
        <translation>Проектов в работе нет.</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Доска</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Идут</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Late outputs</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>No participants yet. Add or import them.</source>
        <translation>Участников пока нет: добавьте или импортируйте.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Restore a backup…</source>
        <translation>Восстановить из копии…</translation>
    </message>
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
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>The sample office is being made. This can take half a minute.</source>
        <translation>Создаётся пример. Это может занять полминуты.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>WhyStrip</name>
    <message>
        <source>Explain</source>
        <translation>Пояснить</translation>
    </message>
    <message>
        <source>No home course yet: type its title, or write in the last column why it is not transferred.</source>
        <translation>Своя дисциплина не подобрана: введите её название или напишите в последней графе, почему курс не перезачитывается.</translation>
    </message>
    <message>
        <source>Not transferred</source>
        <translation>Не перезачитывается</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Undoing: {action}</source>
        <translation>Отмена: {action}</translation>
    </message>
    <message>
        <source>Redoing: {action}</source>
        <translation>Повтор: {action}</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>Отменено: {action}</translation>
    </message>
    <message>
        <source>Done again: {action}</source>
        <translation>Повторено: {action}</translation>
    </message>
</context>
<context>
    <name>WithoutConsent</name>
    <message>
        <source>People without consent to a transfer abroad</source>
        <translation>Без согласия на передачу за рубеж</translation>
    </message>
    <message>
        <source>Ticked people are left out.</source>
        <translation>Отмеченные не отправляются.</translation>
    </message>
    <message>
        <source>The others go on the basis of:</source>
        <translation>Остальные отправляются на основании:</translation>
    </message>
</context>
<context>
    <name>WordsBox</name>
    <message>
        <source>As in {language}: {words}</source>
        <translation>Текст на языке «{language}»: {words}</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>Open the list (Alt+↓)</source>
        <translation>Открыть список (Alt+↓)</translation>
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
    <name>WrittenCard</name>
    <message>
        <source>Saved {file} ({size}).</source>
        <translation>Сохранено: {file} ({size}).</translation>
    </message>
    <message>
        <source>Only {name} can open it.</source>
        <translation>Открыть сможет только получатель: {name}.</translation>
    </message>
    <message>
        <source>Its changes stay “sent, not confirmed” until the next package of the other side says what has come.</source>
        <translation>Изменения остаются «отправлены, не подтверждены», пока вы не примете следующий пакет другой стороны: он сообщит, что дошло.</translation>
    </message>
    <message>
        <source>If none comes, make another package: the changes go along again.</source>
        <translation>Если такого пакета нет, создайте новый: изменения уйдут с ним ещё раз.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message numerus="yes">
        <source>%n person without consent was left out.</source>
        <translation>
            <numerusform>Без согласия не включён %n человек.</numerusform>
            <numerusform>Без согласия не включены %n человека.</numerusform>
            <numerusform>Без согласия не включены %n человек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved in %n parts ({size}):</source>
        <translation>
            <numerusform>Сохранено %n частью ({size}):</numerusform>
            <numerusform>Сохранено %n частями ({size}):</numerusform>
            <numerusform>Сохранено %n частями ({size}):</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>The whole page (Ctrl+0)</source>
        <translation>Вся страница (Ctrl+0)</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Вся страница</translation>
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
        <source>Leave out hidden rows and columns</source>
        <translation>Пропустить скрытые строки и столбцы</translation>
    </message>
    <message>
        <source>With a programme every person gets a draft stay; for guests a term is enough.</source>
        <translation>Если выбрана программа, для каждого создаётся черновик поездки; для приезжающих достаточно семестра.</translation>
    </message>
    <message>
        <source>You enter people of your own institution.</source>
        <translation>Вы вводите людей своей организации.</translation>
    </message>
    <message>
        <source>The file names: {name}</source>
        <translation>В файле указано: {name}</translation>
    </message>
    <message>
        <source>For rows that do not say it.</source>
        <translation>Для строк, в которых это не указано.</translation>
    </message>
</context>
<context>
    <name>_ProofCard</name>
    <message>
        <source>Proof</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>Добавить скан-копии…</translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>Номер {number}</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>действует до {day}</translation>
    </message>
    <message>
        <source>Only the day is kept, no file.</source>
        <translation>Хранится только дата, без файла.</translation>
    </message>
</context>
<context>
    <name>_ShapeDialog</name>
    <message>
        <source>The list is read again. What you said of its columns stays; what you corrected in its rows is gone.</source>
        <translation>Список будет прочитан заново: сказанное о столбцах останется, исправления в строках пропадут.</translation>
    </message>
</context>
<context>
    <name>_WhoCard</name>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Does it</source>
        <translation>Чья задача</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Поручено</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Кто видит</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Запрошено</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Выполнено</translation>
    </message>
</context>
<context>
    <name>_WhyCard</name>
    <message>
        <source>Why this day</source>
        <translation>Почему этот день</translation>
    </message>
    <message>
        <source>Open the rule</source>
        <translation>Открыть правило</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Перенести…</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Act by</source>
        <translation>Сделать до</translation>
    </message>
    <message>
        <source>Moved by hand: the rule does not move it.</source>
        <translation>Перенесено вручную: правило срок не сдвигает.</translation>
    </message>
    <message>
        <source>Its phase is over: it stands behind what can still be done in time.</source>
        <translation>Этап уже прошёл: задача стоит после тех, что ещё можно сделать в срок.</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>проверено {day}</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>ещё не проверено</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>по плану</translation>
    </message>
    <message>
        <source>{country}, final</source>
        <translation>{country}, окончательный</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Правило</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>даты пока нет</translation>
    </message>
</context>
</TS>
