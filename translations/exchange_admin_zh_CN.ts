<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>New office file…</source>
        <translation>新建数据文件…</translation>
    </message>
    <message>
        <source>Open office file…</source>
        <translation>打开数据文件…</translation>
    </message>
    <message>
        <source>Open the sample office</source>
        <translation>打开示例数据</translation>
    </message>
    <message>
        <source>Close office file</source>
        <translation>关闭数据文件</translation>
    </message>
    <message>
        <source>Import workbook…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>导出此列表…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy rows with headings</source>
        <translation>连同标题复制行</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Find or do anything…</source>
        <translation>查找记录或命令…</translation>
    </message>
    <message>
        <source>Filter this list…</source>
        <translation>在列表中查找…</translation>
    </message>
    <message>
        <source>Show detail panel</source>
        <translation>显示详情面板</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>新建记录</translation>
    </message>
    <message>
        <source>Edit record</source>
        <translation>编辑记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Certificates…</source>
        <translation>证书…</translation>
    </message>
    <message>
        <source>Fill in missing name forms</source>
        <translation>补全姓名的各种写法</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Merge into another person…</source>
        <translation>合并到另一人员…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Reports…</source>
        <translation>统计报表…</translation>
    </message>
    <message>
        <source>Check the office file</source>
        <translation>检查数据文件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Exchange Admin</source>
        <translation>关于 Exchange Admin</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Open office file</source>
        <translation>打开办公数据文件</translation>
    </message>
    <message>
        <source>The backup was restored. The file as it was is kept beside it.</source>
        <translation>备份已恢复，原文件另存在旁边。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现错误</translation>
    </message>
    <message>
        <source>The program made a mistake. Everything saved so far is safe in the file. You can go on working.</source>
        <translation>程序出错。已保存的内容都完好地保存在文件中，可以继续工作。</translation>
    </message>
    <message>
        <source>The file was not opened</source>
        <translation>文件未打开</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Language training</source>
        <translation>语言培训</translation>
    </message>
    <message>
        <source>Credit transfer</source>
        <translation>学分转换</translation>
    </message>
    <message>
        <source>Lists of the office</source>
        <translation>办公室名单</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>统计报表</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>No backup yet. One is made every day by itself.</source>
        <translation>尚无备份。程序每天自动备份一次。</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>The office file will be as it was in this backup. The file as it is now is kept beside it.</source>
        <translation>数据文件将恢复到此备份时的状态，当前文件会另存在旁边。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A copy is made every day, before every import and before every update of the file. It lies in the folder “backups” beside the office file.</source>
        <translation>每天、每次导入前以及文件升级前都会自动备份，备份保存在数据文件旁的 “backups” 文件夹中。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore from another file…</source>
        <translation>从其他文件恢复…</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二备份位置</translation>
    </message>
    <message>
        <source>A copy on the same disk does not help when the disk breaks. Choose a USB drive or another folder.</source>
        <translation>磁盘损坏时，同一磁盘上的备份也会丢失。请选择 U 盘或其他文件夹。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Copies beside the file</source>
        <translation>数据文件旁的备份</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Office files (*.exchange)</source>
        <translation>办公数据文件 (*.exchange)</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>第二备份位置</translation>
    </message>
    <message>
        <source>Backup written: {file}</source>
        <translation>已备份：{file}</translation>
    </message>
    <message>
        <source>The backup could not be written: {reason}</source>
        <translation>未能写入备份：{reason}</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Find in these rows</source>
        <translation>在这些行中查找</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>No row here.</source>
        <translation>没有行。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可导入</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>需修改</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>Change it there too</source>
        <translation>一并修改</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>姓名或编号</translation>
    </message>
    <message numerus="yes">
        <source>“{text}” also stands in %n other row.</source>
        <translation>
            <numerusform>另有 %n 行也是“{text}”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Sheet “{name}”</source>
        <translation>工作表“{name}”</translation>
    </message>
    <message>
        <source>Kind of list</source>
        <translation>名单类型</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Nobody knew what this column holds.</source>
        <translation>未能识别此列的内容。</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>Lines that are no people: {what}</source>
        <translation>非人员行：{what}</translation>
    </message>
    <message>
        <source>Sheets without a list: {names}</source>
        <translation>没有名单的工作表：{names}</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>A name in any script, a number, or what you want to do</source>
        <translation>任意文字的姓名、编号，或要做的事</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部记录</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>FileKeeper</name>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>所有文件 (*);;PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>“{file}” could run as a program and is not opened from here. Save it if you trust it.</source>
        <translation>“{file}”可能会作为程序运行，不在此处打开。如果信任该文件，请先保存到本机。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>No program on this computer opens “{file}”. Save it and open it elsewhere.</source>
        <translation>这台电脑上没有可以打开“{file}”的程序。请另存后在别处打开。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message numerus="yes">
        <source>%n file added</source>
        <translation>
            <numerusform>已添加 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file deleted</source>
        <translation>
            <numerusform>已删除 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %n file…</source>
        <translation>
            <numerusform>正在添加 %n 个文件…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>More about {file}</source>
        <translation>{file}：更多操作</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Files of any type, 10 MB each at most</source>
        <translation>任何类型的文件，每个不超过 10 MB</translation>
    </message>
    <message>
        <source>Drop scans and other files here.</source>
        <translation>将扫描件和其他文件拖放到此处。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n older</source>
        <translation>
            <numerusform>较早的 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Sort: {column}</source>
        <translation>排序：{column}</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在此列表中查找</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Remove filter {name}</source>
        <translation>移除筛选：{name}</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>移除筛选</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Equals</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>Is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>Is empty</source>
        <translation>为空</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n d late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n} KB</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Workbooks ({kinds})</source>
        <translation>表格文件 ({kinds})</translation>
    </message>
    <message>
        <source>Import workbook</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>{file} - to correct</source>
        <translation>{file} - 待修改</translation>
    </message>
    <message>
        <source>File with reasons for the partner</source>
        <translation>退回合作院校的文件（附原因）</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>删除此草稿</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Send back: file with reasons…</source>
        <translation>退回：附原因的文件…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>The draft is kept and waits on this page.</source>
        <translation>草稿已保留在此页面。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It did not work: {reason}</source>
        <translation>未成功：{reason}</translation>
    </message>
    <message>
        <source>Taken back. The rows stand in the draft again.</source>
        <translation>已撤销，各行重新回到草稿中。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>What was corrected in it will be gone.</source>
        <translation>其中已做的修改将丢失。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message numerus="yes">
        <source>%n kept as draft</source>
        <translation>
            <numerusform>%n 行保留为草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row and everything corrected in it will be gone.</source>
        <translation>
            <numerusform>%n 行及其修改将丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row imported</source>
        <translation>
            <numerusform>已导入 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n as draft</source>
        <translation>
            <numerusform>%n 行留作草稿</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <source>Issue and save as PDF…</source>
        <translation>签发并保存为 PDF…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Numbers are taken when you issue. The register keeps an entry for each certificate.</source>
        <translation>签发时才占用编号，每份证书都会记入登记簿。</translation>
    </message>
    <message>
        <source>Nobody is ticked.</source>
        <translation>未勾选任何人。</translation>
    </message>
    <message>
        <source>The certificates appear here as they will be printed.</source>
        <translation>证书将按打印效果显示在这里。</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Taken back. The numbers are voided.</source>
        <translation>已撤回，相应编号已作废。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>It did not work: {reason}</source>
        <translation>操作未完成：{reason}</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued</source>
        <translation>
            <numerusform>已签发 %n 份证书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued: {numbers}</source>
        <translation>
            <numerusform>已签发 %n 份证书：{numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen in a list</source>
        <translation>
            <numerusform>列表中选定 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n and save as PDF</source>
        <translation>
            <numerusform>签发 %n 份并保存为 PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>签发 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>In a list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>In a field</source>
        <translation>在字段中</translation>
    </message>
    <message>
        <source>On a file</source>
        <translation>在文件上</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>选择此行</translation>
    </message>
    <message>
        <source>Select the next rows</source>
        <translation>继续选择下一行</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>最后一行</translation>
    </message>
    <message>
        <source>Clear selection, close panel</source>
        <translation>取消选择，关闭面板</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>保存输入的内容</translation>
    </message>
    <message>
        <source>Today&apos;s date</source>
        <translation>今天的日期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Areas of the sidebar</source>
        <translation>侧栏各项</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>Look at them</source>
        <translation>逐个查看</translation>
    </message>
    <message>
        <source>Issue to all of them anyway…</source>
        <translation>仍为他们全部签发…</translation>
    </message>
    <message numerus="yes">
        <source>%n person left out</source>
        <translation>
            <numerusform>%n 人未列入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Merged. Both entries keep their values.</source>
        <translation>已合并，两条记录的内容均保留。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;文本 (*.csv)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total}</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message numerus="yes">
        <source>%n record deleted</source>
        <translation>
            <numerusform>已删除 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record will be deleted. You can undo this.</source>
        <translation>
            <numerusform>将删除 %n 条记录，可撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>{kinds}: {total}</source>
        <translation>{kinds}：{total}</translation>
    </message>
    <message>
        <source>{kinds}: {shown} of {total}</source>
        <translation>{kinds}：显示 {shown} / {total}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing here fits these filters.</source>
        <translation>没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>{kinds}: nothing here yet.</source>
        <translation>{kinds}：暂无记录。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>记录(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge into another person</source>
        <translation>合并到另一人员</translation>
    </message>
    <message>
        <source>“{name}” becomes a second entry of the person you choose. Both keep their values and history.</source>
        <translation>“{name}”将成为所选人员的第二条记录，两条记录的内容和历史均保留。</translation>
    </message>
    <message>
        <source>Name, passport or date of birth of the person to keep</source>
        <translation>要保留的人员的姓名、护照号或出生日期</translation>
    </message>
    <message>
        <source>Person to keep</source>
        <translation>保留的人员</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Second entry</source>
        <translation>第二条记录</translation>
    </message>
</context>
<context>
    <name>NewOfficeDialog</name>
    <message>
        <source>New office file</source>
        <translation>新建办公数据文件</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>Choose where to keep it…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name of the college</source>
        <translation>院校名称</translation>
    </message>
    <message>
        <source>Code of the office</source>
        <translation>办公室代码</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Language of work</source>
        <translation>工作语言</translation>
    </message>
    <message>
        <source>Certificate numbers begin with it: SHGC-2026-A0001-7.</source>
        <translation>证书编号以此开头：SHGC-2026-A0001-7。</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>This is the sample office: every person and institution in it is invented.</source>
        <translation>这是示例数据：其中的人员和院校均为虚构。</translation>
    </message>
    <message numerus="yes">
        <source>Name forms filled in for %n person</source>
        <translation>
            <numerusform>已为 %n 人补全姓名写法</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Previous certificate</source>
        <translation>上一份证书</translation>
    </message>
    <message>
        <source>Next certificate</source>
        <translation>下一份证书</translation>
    </message>
    <message>
        <source>Preview of the certificates</source>
        <translation>证书预览</translation>
    </message>
</context>
<context>
    <name>PaperSettings</name>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>RecipientsColumn</name>
    <message>
        <source>Choose a programme or a group, or tick people in a list and press Certificates there.</source>
        <translation>请选择项目或班组，或在名单中勾选人员后点“证书”。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>领证人</translation>
    </message>
    <message>
        <source>Everybody who is ready</source>
        <translation>所有符合条件的人</translation>
    </message>
    <message>
        <source>Issue anyway…</source>
        <translation>仍然签发…</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>打开人员记录</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total}</translation>
    </message>
    <message>
        <source>Issued anyway: {note}</source>
        <translation>仍然签发：{note}</translation>
    </message>
    <message>
        <source>Issue anyway</source>
        <translation>仍然签发</translation>
    </message>
    <message>
        <source>{name}: why is the certificate issued all the same?</source>
        <translation>{name}：为何仍要签发证书？</translation>
    </message>
    <message>
        <source>Why are the certificates issued all the same?</source>
        <translation>为何仍要签发这些证书？</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>RecordKeeper</name>
    <message>
        <source>Saved as soon as the fields marked * are filled in.</source>
        <translation>填写完带 * 的字段后自动保存。</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>统计报表</translation>
    </message>
    <message>
        <source>Make Excel file…</source>
        <translation>生成 Excel 文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Academic year</source>
        <translation>学年</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报表语言</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部学年</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>The report could not be made: {reason}</source>
        <translation>未能生成报表：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n report</source>
        <translation>
            <numerusform>%n 份报表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written to {file}</source>
        <translation>
            <numerusform>已写入 %n 行：{file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row written</source>
        <translation>
            <numerusform>已写入 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>New person</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>另一人</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>保留本方</translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>采用文件中的</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>无误</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>修改单元格</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>从列表中选择…</translation>
    </message>
    <message>
        <source>Choose a person…</source>
        <translation>选择人员…</translation>
    </message>
    <message>
        <source>Read as {day}</source>
        <translation>识别为 {day}</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>This row will not be imported.</source>
        <translation>此行将不导入。</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>重新纳入</translation>
    </message>
    <message>
        <source>Already known: {name}. Empty fields are filled from the file.</source>
        <translation>已有记录：{name}。空白字段将用文件内容补全。</translation>
    </message>
    <message>
        <source>Will be added as a new person.</source>
        <translation>将作为新人员添加。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>是同一人</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>All are new people</source>
        <translation>全部为新人员</translation>
    </message>
    <message>
        <source>Keep ours in all</source>
        <translation>全部保留本方</translation>
    </message>
    <message>
        <source>Take the file&apos;s in all</source>
        <translation>全部采用文件中的</translation>
    </message>
    <message>
        <source>Leave all out</source>
        <translation>全部不导入</translation>
    </message>
    <message numerus="yes">
        <source>%n row chosen</source>
        <translation>
            <numerusform>已选 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row differs from what we have.</source>
        <translation>
            <numerusform>%n 行与本方记录不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row may be about people who are already known.</source>
        <translation>
            <numerusform>%n 行可能是已有人员。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search everything…</source>
        <translation>搜索全部记录…</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部记录</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>本办公室</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>合作方</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Excel, WPS or LibreOffice. Nothing goes into the records before you have looked at every row.</source>
        <translation>支持 Excel、WPS 或 LibreOffice。核对每一行之前，不会写入任何记录。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begun and not finished</source>
        <translation>未完成的导入</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Drop a partner&apos;s workbook here</source>
        <translation>将合作院校的表格拖放到此处</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>All changes saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TermSwitch</name>
    <message>
        <source>All terms</source>
        <translation>全部学期</translation>
    </message>
    <message>
        <source>Term: {name}</source>
        <translation>学期：{name}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Week {week} of {weeks}</source>
        <translation>第 {week} / {weeks} 周</translation>
    </message>
    <message>
        <source>{attended} of {planned} hours</source>
        <translation>{attended} / {planned} 学时</translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>职员</translation>
    </message>
    <message>
        <source>Nominated</source>
        <translation>已推荐</translation>
    </message>
    <message>
        <source>In residence</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>Under recognition</source>
        <translation>学分认定中</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>合作院校</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>In preparation</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
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
        <translation>学生与教师交流、语言培训、学分转换、证书和报表：全部保存在本机的一个文件中，无需联网。</translation>
    </message>
    <message>
        <source>New office file…</source>
        <translation>新建数据文件…</translation>
    </message>
    <message>
        <source>Open office file…</source>
        <translation>打开数据文件…</translation>
    </message>
    <message>
        <source>Look at the sample office</source>
        <translation>查看示例数据</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
</context>
<context>
    <name>WorkstationSection</name>
    <message>
        <source>Name of the computer&apos;s user</source>
        <translation>计算机用户名</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>This name stands in the journal beside every change.</source>
        <translation>此姓名会记录在每项修改的日志中。</translation>
    </message>
    <message>
        <source>A new text size counts from the next start.</source>
        <translation>新的文字大小下次启动时生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
</context>
<context>
    <name>_Options</name>
    <message>
        <source>For the whole file</source>
        <translation>对整个文件</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>输入名称</translation>
    </message>
    <message>
        <source>With a programme or a term every person gets a mobility in preparation.</source>
        <translation>选择项目或学期后，每位人员都会生成一条筹备中的交流记录。</translation>
    </message>
    <message>
        <source>The file names: {name}</source>
        <translation>文件中写明：{name}</translation>
    </message>
    <message>
        <source>For people whose row does not say it.</source>
        <translation>用于行中未注明的人员。</translation>
    </message>
</context>
</TS>
