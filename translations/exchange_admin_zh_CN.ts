<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Exchange Admin</source>
        <translation>关于 Exchange Admin</translation>
    </message>
    <message>
        <source>Version {version} · MIT licence</source>
        <translation>版本 {version} · MIT 许可证</translation>
    </message>
    <message>
        <source>Newer version…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>The work of others that comes with it</source>
        <translation>随附的第三方作品</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Folder with the newer version</source>
        <translation>新版本所在的文件夹</translation>
    </message>
</context>
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
        <source>Import a transcript (ELMO)…</source>
        <translation>导入成绩单（ELMO）…</translation>
    </message>
    <message>
        <source>Receive a package…</source>
        <translation>接收数据包…</translation>
    </message>
    <message>
        <source>Send to the office…</source>
        <translation>发送给交流部门…</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>导出此列表…</translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation>日历文件…</translation>
    </message>
    <message>
        <source>Contacts file…</source>
        <translation>联系人文件…</translation>
    </message>
    <message>
        <source>Form for a partner…</source>
        <translation>给合作院校的表格…</translation>
    </message>
    <message>
        <source>Form of tasks for a partner…</source>
        <translation>合作院校任务表…</translation>
    </message>
    <message>
        <source>Take in a form of tasks…</source>
        <translation>接收填好的任务表…</translation>
    </message>
    <message>
        <source>Catalogue of offers and needs…</source>
        <translation>供需目录…</translation>
    </message>
    <message>
        <source>Catalogue for another office…</source>
        <translation>给其他办公室的目录…</translation>
    </message>
    <message>
        <source>Take in a catalogue…</source>
        <translation>接收目录…</translation>
    </message>
    <message>
        <source>Keys of other offices…</source>
        <translation>其他办公室的密钥…</translation>
    </message>
    <message>
        <source>Letter about a match…</source>
        <translation>供需匹配函…</translation>
    </message>
    <message>
        <source>All matches as a workbook…</source>
        <translation>全部匹配导出为工作簿…</translation>
    </message>
    <message>
        <source>Minutes as PDF…</source>
        <translation>纪要另存为 PDF…</translation>
    </message>
    <message>
        <source>Papers for the session as PDF…</source>
        <translation>会议材料汇编另存为 PDF…</translation>
    </message>
    <message>
        <source>Project card as PDF…</source>
        <translation>项目卡片 PDF…</translation>
    </message>
    <message>
        <source>Control of decisions…</source>
        <translation>决议督办表…</translation>
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
        <source>Add a filter…</source>
        <translation>添加筛选…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>合作项目</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>议事机构</translation>
    </message>
    <message>
        <source>Matrix of requirements</source>
        <translation>要求核对表</translation>
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
        <source>Open language group</source>
        <translation>打开语言班</translation>
    </message>
    <message>
        <source>Certificates…</source>
        <translation>证书…</translation>
    </message>
    <message>
        <source>Labels and badges…</source>
        <translation>标签和姓名牌…</translation>
    </message>
    <message>
        <source>Add to this record…</source>
        <translation>为此记录添加…</translation>
    </message>
    <message>
        <source>Add a mobility of this person</source>
        <translation>添加此人的交流记录</translation>
    </message>
    <message>
        <source>Add an exam result of this person</source>
        <translation>添加此人的考试成绩</translation>
    </message>
    <message>
        <source>Write messages…</source>
        <translation>撰写通知…</translation>
    </message>
    <message>
        <source>Accept as host</source>
        <translation>确认接收</translation>
    </message>
    <message>
        <source>Arrived…</source>
        <translation>标为已到校…</translation>
    </message>
    <message>
        <source>Fill in missing name forms</source>
        <translation>补全姓名的各种写法</translation>
    </message>
    <message>
        <source>Change a field…</source>
        <translation>批量修改字段…</translation>
    </message>
    <message>
        <source>Grades and lines…</source>
        <translation>等级与明细…</translation>
    </message>
    <message>
        <source>Try the rule…</source>
        <translation>试用规则…</translation>
    </message>
    <message>
        <source>New version of the rule</source>
        <translation>新建规则版本</translation>
    </message>
    <message>
        <source>I checked this</source>
        <translation>我已核对</translation>
    </message>
    <message>
        <source>Add examples…</source>
        <translation>添加示例…</translation>
    </message>
    <message>
        <source>Learning agreement…</source>
        <translation>学习协议…</translation>
    </message>
    <message>
        <source>Transcript…</source>
        <translation>成绩单…</translation>
    </message>
    <message>
        <source>Recognise courses…</source>
        <translation>课程认定…</translation>
    </message>
    <message>
        <source>Renew agreement…</source>
        <translation>续签协议…</translation>
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
        <source>Note as signed</source>
        <translation>登记已签章</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>发放…</translation>
    </message>
    <message>
        <source>Handover list…</source>
        <translation>发放签收表…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>彻底删除…</translation>
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
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>How offers and needs go</source>
        <translation>供需信息如何运作</translation>
    </message>
    <message>
        <source>About Exchange Admin</source>
        <translation>关于 Exchange Admin</translation>
    </message>
    <message>
        <source>Choose a match first.</source>
        <translation>请先选择一项匹配。</translation>
    </message>
    <message>
        <source>Choose certificates first.</source>
        <translation>请先选择证书。</translation>
    </message>
    <message>
        <source>Go to “Offers and needs” first.</source>
        <translation>请先进入“供需信息”。</translation>
    </message>
    <message>
        <source>Handed over already.</source>
        <translation>已发放。</translation>
    </message>
    <message>
        <source>Other changes are being saved.</source>
        <translation>正在保存其他更改。</translation>
    </message>
    <message>
        <source>Revoked for good: its status no longer changes.</source>
        <translation>已永久作废，状态不再变更。</translation>
    </message>
    <message>
        <source>Signed already.</source>
        <translation>已签字盖章。</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>take out</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>add, row below</source>
        <translation>添加、下一行</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提交签署</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新建版本</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Content {hash}</source>
        <translation>内容校验码 {hash}</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Form of tasks</source>
        <translation>任务表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Take over %n answer</source>
        <translation>
            <numerusform>采用 %n 条答复</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Open your office file first; then receive {file} there.</source>
        <translation>请先打开办公数据文件，然后在其中接收 {file}。</translation>
    </message>
    <message>
        <source>Making the sample office…</source>
        <translation>正在生成示例数据…</translation>
    </message>
    <message>
        <source>Open office file</source>
        <translation>打开办公数据文件</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>The backup was restored. The file as it was is kept beside it.</source>
        <translation>备份已恢复，原文件另存在旁边。</translation>
    </message>
    <message>
        <source>Version {new} was installed while this window was open. Close the window and start the program again: until then parts of both versions run. Everything entered so far is saved in the file.</source>
        <translation>此窗口打开期间安装了 {new} 版本。请关闭窗口并重新启动程序：在此之前，两个版本的程序会混在一起运行。已录入的内容均已保存在文件中。</translation>
    </message>
    <message>
        <source>Exchange Admin was updated</source>
        <translation>Exchange Admin 已更新</translation>
    </message>
    <message>
        <source>It was not done</source>
        <translation>未完成操作</translation>
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
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Language training</source>
        <translation>语言培训</translation>
    </message>
    <message>
        <source>Offers and needs</source>
        <translation>供需信息</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>议事机构</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>合作项目</translation>
    </message>
    <message>
        <source>Credit transfer</source>
        <translation>学分转换</translation>
    </message>
    <message>
        <source>Grades and credits</source>
        <translation>成绩与学分规则</translation>
    </message>
    <message>
        <source>Lists of the office</source>
        <translation>基础数据</translation>
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
        <source>Exchange packages</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>Learning agreement</source>
        <translation>学习协议</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>学分认定</translation>
    </message>
    <message>
        <source>Matrix of requirements</source>
        <translation>要求核对表</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Language readiness</source>
        <translation>语言达标</translation>
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
    <name>AskStrip</name>
    <message>
        <source>Who is asked</source>
        <translation>询问对象</translation>
    </message>
    <message>
        <source>Ask {name}…</source>
        <translation>向{name}核实…</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>向对方核实…</translation>
    </message>
    <message>
        <source>Asked; the answer has not come yet.</source>
        <translation>已询问，尚未收到答复。</translation>
    </message>
    <message>
        <source>{person}: which is right for “{field}”?</source>
        <translation>{person}：“{field}”应以哪个为准？</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Put into the next package</source>
        <translation>放入下一个数据包</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AttendanceDelegate</name>
    <message>
        <source>Minutes late</source>
        <translation>迟到分钟数</translation>
    </message>
</context>
<context>
    <name>AttendanceModel</name>
    <message>
        <source>, {n} min</source>
        <translation>，{n} 分钟</translation>
    </message>
</context>
<context>
    <name>AttendanceTable</name>
    <message>
        <source>absent</source>
        <translation>旷课</translation>
    </message>
    <message>
        <source>excused</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>present</source>
        <translation>出勤</translation>
    </message>
    <message>
        <source>Enter: held, everybody else present</source>
        <translation>Enter：已上课，其余全部出勤</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Nothing to mark here: the lesson was cancelled, or the person was not in the group on that day.</source>
        <translation>此处无法登记：该次课已停课，或该人员当天不在班内。</translation>
    </message>
</context>
<context>
    <name>AttendanceView</name>
    <message>
        <source>{people}, attendance {share} %</source>
        <translation>{people}，出勤率 {share}%</translation>
    </message>
    <message>
        <source>all present</source>
        <translation>全部出勤</translation>
    </message>
    <message>
        <source>next side</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Nobody is in this group yet. Enrol people first.</source>
        <translation>班里还没有人。请先选人入班。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>This group has no lessons yet. Make them from its timetable.</source>
        <translation>这个班还没有课次。请按课表排课。</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>课表</translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
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
        <source>Remove backups</source>
        <translation>清除备份</translation>
    </message>
    <message>
        <source>Backups whose day has come and those that still hold erased people are removed for good.</source>
        <translation>将永久清除已到期的备份，以及仍有已删除人员信息的备份。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>清除</translation>
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
        <source>Copies</source>
        <translation>备份列表</translation>
    </message>
    <message>
        <source>Days that a backup is kept. Erased people stay in older backups until these are removed.</source>
        <translation>备份保留天数。已删除人员的信息会留在旧备份中，直至备份被清除。</translation>
    </message>
    <message>
        <source>Remove what is due</source>
        <translation>清除到期备份</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>保留至 {day}</translation>
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
    <message numerus="yes">
        <source>%n backup could not be removed; delete it by hand</source>
        <translation>
            <numerusform>有 %n 个备份无法清除，请手动删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup removed</source>
        <translation>
            <numerusform>已清除 %n 个备份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds %n erased person</source>
        <translation>
            <numerusform>仍有 %n 名已删除人员</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlankFormCommands</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>A workbook in the partner’s language, with drop-down lists. What comes back is imported.</source>
        <translation>使用合作院校语言的工作簿，带下拉列表。返回后可导入。</translation>
    </message>
    <message>
        <source>Form for a partner: {kind}</source>
        <translation>给合作院校的表格：{kind}</translation>
    </message>
    <message>
        <source>Form for a partner</source>
        <translation>给合作院校的表格</translation>
    </message>
    <message>
        <source>What is the partner to tell?</source>
        <translation>请合作院校填报什么？</translation>
    </message>
    <message>
        <source>On the basis: {basis}</source>
        <translation>依据：{basis}</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>不列入</translation>
    </message>
    <message>
        <source>Which form is the partner to get?</source>
        <translation>要给合作院校哪一种表格？</translation>
    </message>
    <message>
        <source>With the people who are known</source>
        <translation>含已登记的人员</translation>
    </message>
    <message>
        <source>Blank, for naming new people</source>
        <translation>空白，用于推荐新人员</translation>
    </message>
    <message>
        <source>In a form with people, only what differs from it counts as a change when it comes back.</source>
        <translation>表格中若含人员，返回后只有与原表不同的内容才算更改。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message numerus="yes">
        <source>%n person has no valid consent to a transfer abroad:</source>
        <translation>
            <numerusform>%n 人没有有效的向境外提供个人信息的同意：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>{projects}, of {total} in all</source>
        <translation>{projects}（共 {total} 个）</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>move on</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Of every project that goes on something was heard.</source>
        <translation>进行中的合作项目均有进展。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>From Today</source>
        <translation>来自“今日”</translation>
    </message>
</context>
<context>
    <name>BulkView</name>
    <message>
        <source>Settle several at once</source>
        <translation>批量处理</translation>
    </message>
    <message>
        <source>Only fields where a wrong choice does little harm. Names, dates of birth and numbers stay apart.</source>
        <translation>仅限选错影响不大的字段。姓名、出生日期和证件号码须逐项处理。</translation>
    </message>
    <message>
        <source>Back to the cards</source>
        <translation>返回逐项处理</translation>
    </message>
    <message>
        <source>Take the answers of {name}</source>
        <translation>采用{name}的内容</translation>
    </message>
    <message>
        <source>What will hold then</source>
        <translation>处理后的结果</translation>
    </message>
    <message>
        <source>instead of {values}</source>
        <translation>替代 {values}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference</source>
        <translation>
            <numerusform>%n 处不一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n</source>
        <translation>
            <numerusform>处理 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarCommands</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>As the country has it, else this PC</source>
        <translation>按所在国，否则按本机</translation>
    </message>
    <message>
        <source>With names of people, teachers and topics</source>
        <translation>写入人员姓名、教师和课程主题</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>日历文件</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Only of this person</source>
        <translation>仅此人</translation>
    </message>
    <message>
        <source>Only coordinated by</source>
        <translation>仅此协调人负责</translation>
    </message>
    <message>
        <source>Remind, days before</source>
        <translation>提前几天提醒</translation>
    </message>
    <message>
        <source>Time of lessons</source>
        <translation>课程时区</translation>
    </message>
    <message>
        <source>Calendars are often copied to servers of others. Without the tick nobody is named.</source>
        <translation>日历常会同步到他人的服务器。不勾选则不出现任何人的姓名。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>A calendar is of one person or of one coordinator. Empty one of the two.</source>
        <translation>日历只能属于一个人或一位协调人。请清空其中一项。</translation>
    </message>
    <message>
        <source>A calendar has a first and a last day. Fill in both.</source>
        <translation>日历须有第一天和最后一天。请填写这两项。</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>No paper is issued to this person until this is decided.</source>
        <translation>处理之前，不能为此人出具任何文件。</translation>
    </message>
    <message>
        <source>before: {value}</source>
        <translation>原值：{value}</translation>
    </message>
    <message>
        <source>Other value…</source>
        <translation>其他值…</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>更正号码</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>采用此值</translation>
    </message>
    <message>
        <source>Two sides filled this in without knowing of each other. Both answers are kept.</source>
        <translation>双方在互不知情的情况下分别填写，两个答案均已保留。</translation>
    </message>
    <message>
        <source>One side deleted this record while the other went on changing it.</source>
        <translation>一方删除了此记录，另一方仍在修改。</translation>
    </message>
    <message>
        <source>Copies of the office file gave this number twice. Revoke both papers, then issue them again.</source>
        <translation>本文件的不同副本两次使用了同一编号。请撤销这两份证书后重新签发。</translation>
    </message>
    <message>
        <source>Only one record may have this number. Press the one that is wrong to correct it.</source>
        <translation>此号码只能属于一条记录。点击错误的一项进行更正。</translation>
    </message>
    <message>
        <source>This points to a record that was deleted: {record}.</source>
        <translation>此处关联的记录已被删除：{record}。</translation>
    </message>
    <message>
        <source>This was sent and could not be taken over as a value: {typed}.</source>
        <translation>对方发来的内容无法作为有效值采用：{typed}。</translation>
    </message>
    <message>
        <source>The other side decides this field; what is proposed here waits for its answer.</source>
        <translation>此字段由对方决定，本方的建议等待对方答复。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>These look the same and are different letters: {letters}</source>
        <translation>看似相同，实为不同字符：{letters}</translation>
    </message>
    <message>
        <source>this office</source>
        <translation>本部门</translation>
    </message>
    <message>
        <source>shown in the lists until somebody decides</source>
        <translation>处理之前列表中显示此值</translation>
    </message>
    <message>
        <source>by the side that decides this field</source>
        <translation>由有权决定此字段的一方填写</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>{n} of {total}</source>
        <translation>第 {n} 项，共 {total} 项</translation>
    </message>
</context>
<context>
    <name>CaseCells</name>
    <message>
        <source>Another mark</source>
        <translation>调整成绩</translation>
    </message>
    <message>
        <source>Why not the mark of the rule?</source>
        <translation>为什么不采用换算成绩？</translation>
    </message>
    <message>
        <source>Competence</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>What can the student do?</source>
        <translation>学生具备什么能力？</translation>
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
        <translation>返回</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>取消对应</translation>
    </message>
    <message>
        <source>join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>row below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Add a competence</source>
        <translation>添加能力</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提交审议</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>登记决定…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Sheet as PDF…</source>
        <translation>认定表 PDF…</translation>
    </message>
    <message>
        <source>Settle what is owed…</source>
        <translation>登记补修…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Several home courses: part them by +. Code and credits if wanted: Title@CODE:4. Several courses of the host: choose them, then type.</source>
        <translation>多门派出院校课程用 + 隔开；代码和学分可写作：课程@代码：4。多门原修课程：先选中，再输入。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Why is the decision corrected?</source>
        <translation>为什么更正该决定？</translation>
    </message>
    <message numerus="yes">
        <source>%n course filled in from approved equivalences</source>
        <translation>
            <numerusform>已按批准的等同关系填写 %n 门课程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course open</source>
        <translation>
            <numerusform>%n 门课程待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseworkCommands</name>
    <message>
        <source>No stay was left to confirm</source>
        <translation>没有需要确认的记录</translation>
    </message>
    <message>
        <source>What is known already stays as it is.</source>
        <translation>已有的日期保持不变。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Their arrival was noted already</source>
        <translation>此前已登记到校</translation>
    </message>
    <message numerus="yes">
        <source>%n guest confirmed</source>
        <translation>
            <numerusform>已确认接收 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule checked and in use</source>
        <translation>
            <numerusform>已核对并启用 %n 条规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Arrival noted for %n stay</source>
        <translation>
            <numerusform>已登记 %n 条交流记录的到校</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entry, arrival, move-in and actual start of %n stay.</source>
        <translation>
            <numerusform>登记 %n 条交流记录的入境、到校、入住和实际开始日期。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueButton</name>
    <message>
        <source>Catalogue</source>
        <translation>供需目录</translation>
    </message>
    <message>
        <source>All published, on paper or as a workbook…</source>
        <translation>全部已发布供需：PDF 或工作簿…</translation>
    </message>
    <message>
        <source>As a file for another office…</source>
        <translation>写成给其他办公室的文件…</translation>
    </message>
    <message>
        <source>Take in the file of another office…</source>
        <translation>接收其他办公室的文件…</translation>
    </message>
    <message>
        <source>Keys of other offices…</source>
        <translation>其他办公室的密钥…</translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source>Take in a catalogue</source>
        <translation>接收目录</translation>
    </message>
    <message>
        <source>The digits as the other office reads them out</source>
        <translation>对方办公室读出的数字</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>尚未回答</translation>
    </message>
    <message>
        <source>Look again with the answers</source>
        <translation>按回答重新预览</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CatalogueFiles</name>
    <message>
        <source>Catalogue for another office</source>
        <translation>给其他办公室的目录</translation>
    </message>
    <message>
        <source>What is published, signed by this office, and what other offices signed. Drafts and people are not in it. Without fields of education everything goes along; 07; 1015 are those that begin so.</source>
        <translation>已发布的内容由本部门签名，其他办公室签名的内容一并写入。不含草稿和人员信息。不填教育领域则全部写入；填“07; 1015”则只写入代码以此开头的领域。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Take in a catalogue</source>
        <translation>接收目录</translation>
    </message>
    <message>
        <source>Catalogue taken in. {counts}</source>
        <translation>目录已接收。{counts}</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Write it all the same</source>
        <translation>仍然写出</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import a design…</source>
        <translation>导入模板…</translation>
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
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>模板</translation>
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
        <source>What is wrong or asked</source>
        <translation>错误和待确认内容</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>查找和替换…</translation>
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
        <source>Every problem</source>
        <translation>全部问题</translation>
    </message>
    <message>
        <source>Row as a whole</source>
        <translation>整行</translation>
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
        <source>%n other row is empty there.</source>
        <translation>
            <numerusform>另有 %n 行此列为空。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{text}” also stands in %n other row.</source>
        <translation>
            <numerusform>另有 %n 行也是“{text}”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistCard</name>
    <message>
        <source>Checklist</source>
        <translation>办理清单</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>添加事件</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>添加扫描件…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n}/{all}</translation>
    </message>
    <message>
        <source>Ask for what is missing</source>
        <translation>催交所缺材料</translation>
    </message>
    <message>
        <source>List of papers</source>
        <translation>材料清单</translation>
    </message>
    <message>
        <source>Other tasks</source>
        <translation>其他任务</translation>
    </message>
    <message>
        <source>{rule}: depends on {fields}, which is not entered</source>
        <translation>{rule}：是否适用取决于“{fields}”，尚未填写</translation>
    </message>
    <message>
        <source>The rules ask for nothing: this stay is closed, was not accepted or came to nothing.</source>
        <translation>没有需要办理的事项：该交流记录已结束、未获接收或未成行。</translation>
    </message>
    <message>
        <source>No rule in use applies to this stay.</source>
        <translation>没有适用于该交流记录的已启用规则。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Print the list of papers</source>
        <translation>打印材料清单</translation>
    </message>
    <message>
        <source>Printing the list of papers</source>
        <translation>正在打印材料清单</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>ChosenFilters</name>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
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
        <source>The list holds what stands here.</source>
        <translation>表的内容与此处所示一致。</translation>
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
        <source>Guessed by a word of the heading. Its rows wait until you confirm or choose.</source>
        <translation>仅凭表头中的一个词推测。请确认或另选，相关行在此之前会等待。</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The columns of the form are known.</source>
        <translation>表格各列均已确定。</translation>
    </message>
    <message>
        <source>Columns that are not of the form, not read: {names}</source>
        <translation>不属于该表格的列（未读取）：{names}</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Guessed by a word of the heading. Left out until you confirm or choose.</source>
        <translation>根据标题中的词推测。在您确认或选择之前不读取。</translation>
    </message>
    <message>
        <source>Guessed from the cells. Its rows wait until you confirm or choose.</source>
        <translation>根据单元格推测。确认或选择之前，相关行不会导入。</translation>
    </message>
    <message>
        <source>The column holds what stands here.</source>
        <translation>该列就是这里所写的内容。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Not read, in further lists of this partner with these headings too.</source>
        <translation>不读取；该合作院校以后同样表头的名单也不读取。</translation>
    </message>
    <message>
        <source>As it was in the file</source>
        <translation>恢复为文件中的样子</translation>
    </message>
    <message>
        <source>Split into several columns…</source>
        <translation>拆分为多列…</translation>
    </message>
    <message>
        <source>Join with another column…</source>
        <translation>与另一列合并…</translation>
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
        <source>Lines that are not read: {what}</source>
        <translation>未读取的行：{what}</translation>
    </message>
    <message>
        <source>Hidden in the workbook and left out: {what}</source>
        <translation>工作簿中已隐藏、未读取：{what}</translation>
    </message>
    <message>
        <source>Hidden in the workbook, but read: {what}</source>
        <translation>工作簿中已隐藏但仍已读取：{what}</translation>
    </message>
    <message>
        <source>Sheet “{name}” has another list and is not read: {kinds}. Choose that kind to read it.</source>
        <translation>工作表“{name}”中是另一种表，未读取：{kinds}。要读取它，请选择该类型。</translation>
    </message>
    <message>
        <source>Sheets without a list: {names}</source>
        <translation>没有名单的工作表：{names}</translation>
    </message>
    <message>
        <source>Hidden sheets, not read: {names}</source>
        <translation>隐藏的工作表，未读取：{names}</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n guessed column</source>
        <translation>
            <numerusform>确认全部 %n 个推测的列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
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
    <name>CommitteePapers</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Workbook (*.xlsx)</source>
        <translation>PDF (*.pdf);;工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>ComponentTable</name>
    <message>
        <source>Type a course here: Title@CODE:3</source>
        <translation>在此输入课程：课程@代码：3</translation>
    </message>
</context>
<context>
    <name>ConditionLine</name>
    <message>
        <source>is stated</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>is not stated</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>删除条件</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>{n} shown · {all}</source>
        <translation>显示 {n} 项 · {all}</translation>
    </message>
    <message>
        <source>Settle several at once…</source>
        <translation>批量处理…</translation>
    </message>
    <message>
        <source>{field}: {answer}</source>
        <translation>{field}：{answer}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>The question goes with the next package</source>
        <translation>问题将随下一个数据包发出</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>已认定为同一人</translation>
    </message>
    <message>
        <source>Different people; nobody is asked again</source>
        <translation>已认定为不同的人，不再询问</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作院校</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>没有待处理的事项。</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>May be the same person</source>
        <translation>可能是同一人</translation>
    </message>
    <message>
        <source>All partners</source>
        <translation>全部院校</translation>
    </message>
    <message>
        <source>{field} · asked</source>
        <translation>{field} · 已询问</translation>
    </message>
    <message>
        <source>oldest: {age}</source>
        <translation>最早：{age}</translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>已处理 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waits for a decision</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Record…</source>
        <translation>登记…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>None recorded. Data sent abroad needs one.</source>
        <translation>尚未登记。向境外提供信息须取得同意。</translation>
    </message>
    <message>
        <source>Consent recorded</source>
        <translation>已登记同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>同意已撤回</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ConsentLine</name>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>已撤回 {day}</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>已过期 {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
</context>
<context>
    <name>ContactsDialog</name>
    <message>
        <source>A card for each partner too</source>
        <translation>同时为每个合作院校写一张名片</translation>
    </message>
    <message>
        <source>All contacts of partners</source>
        <translation>全部合作院校联系人</translation>
    </message>
    <message>
        <source>Contacts file</source>
        <translation>联系人文件</translation>
    </message>
    <message>
        <source>Contacts of partners only: students and notes are never in the file.</source>
        <translation>只写入合作院校联系人，绝不写入学生和备注。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>范围</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen contact</source>
        <translation>
            <numerusform>选中的 %n 名联系人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesView</name>
    <message>
        <source>Folder that all PCs of the office can reach</source>
        <translation>本部门所有电脑都能访问的文件夹</translation>
    </message>
    <message>
        <source>No folder is set</source>
        <translation>尚未设置文件夹</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Mailbox folder</source>
        <translation>交换文件夹</translation>
    </message>
    <message>
        <source>Every PC keeps its own copy of the office file. Through a folder on the file server the copies exchange what is new by themselves, every minute while the program is open. The office file itself never lies in that folder.</source>
        <translation>每台电脑各有一份办公数据文件。程序打开时，各份文件每分钟通过文件服务器上的文件夹自动交换新内容。办公数据文件本身不放在该文件夹中。</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>立即交换</translation>
    </message>
    <message>
        <source>PCs of this office</source>
        <translation>本部门电脑</translation>
    </message>
    <message>
        <source>No other PC has written into this folder yet. On another PC, open a copy of this office file and choose the same folder.</source>
        <translation>尚无其他电脑使用此文件夹。请在另一台电脑上打开本办公数据文件的副本，并选择同一文件夹。</translation>
    </message>
    <message>
        <source>last exchanged {moment}</source>
        <translation>上次交换：{moment}</translation>
    </message>
    <message>
        <source>The folder cannot be reached. Everything waits here and goes on when it is back.</source>
        <translation>无法访问该文件夹。新内容保留在本机，恢复访问后自动继续。</translation>
    </message>
    <message>
        <source>Copy that no longer exists</source>
        <translation>已停用的副本</translation>
    </message>
    <message>
        <source>Does the office file of {name} no longer exist?</source>
        <translation>“{name}”的办公数据文件是否已停用？</translation>
    </message>
    <message>
        <source>It no longer exists</source>
        <translation>登记停用</translation>
    </message>
    <message>
        <source>All PCs stop waiting for it, and take from partners what it had sent to them alone. Should it be at work after all, nothing is lost: it goes on under a new name.</source>
        <translation>本部门各台电脑将不再等待该副本，并从合作院校取回该副本只发给过对方的内容。如果该副本其实仍在使用，也不会丢失任何内容：它会以新的名称继续工作。</translation>
    </message>
    <message numerus="yes">
        <source>%n file could not be read and was set aside</source>
        <translation>
            <numerusform>%n 个文件无法读取，已搁置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file is not whole yet and is tried again</source>
        <translation>
            <numerusform>%n 个文件尚不完整，将重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package written</source>
        <translation>
            <numerusform>写出 %n 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>接收 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>never seen</source>
        <translation>从未出现</translation>
    </message>
    <message>
        <source>last seen {moment}</source>
        <translation>最近出现：{moment}</translation>
    </message>
    <message>
        <source>No longer exists…</source>
        <translation>登记停用…</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>已同步</translation>
    </message>
    <message numerus="yes">
        <source>%n change not there yet</source>
        <translation>
            <numerusform>%n 项更改尚未到达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change on its way here</source>
        <translation>
            <numerusform>%n 项更改正在传来</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record not the same there</source>
        <translation>
            <numerusform>%n 条记录与对方不一致</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayBox</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Decide</source>
        <translation>登记决定</translation>
    </message>
    <message>
        <source>A course without a day is not written down as owed.</source>
        <translation>没有填写期限的课程不登记为待补课程。</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>What you typed here will be lost.</source>
        <translation>此处填写的内容将会丢失。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃填写</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Minutes number</source>
        <translation>会议纪要编号</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>决定日期</translation>
    </message>
    <message numerus="yes">
        <source>%n course decided otherwise than proposed</source>
        <translation>
            <numerusform>有%n门课程的决定与提议不同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignCard</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Copy to edit</source>
        <translation>复制并编辑</translation>
    </message>
    <message>
        <source>Put in use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>drawn by the program, cannot be edited</source>
        <translation>由程序绘制，不能编辑</translation>
    </message>
    <message numerus="yes">
        <source>%n more kind</source>
        <translation>
            <numerusform>另外 %n 种</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper issued from it</source>
        <translation>
            <numerusform>已签发 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n language</source>
        <translation>
            <numerusform>最多 %n 种语言</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignChoice</name>
    <message>
        <source>Design</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
</context>
<context>
    <name>DesignEditor</name>
    <message>
        <source>The page appears here as it will be printed.</source>
        <translation>这里显示将要打印的页面。</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the designs</source>
        <translation>返回模板列表</translation>
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
        <source>Put in use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>New papers are then printed with it. It is not edited any more.</source>
        <translation>启用后新证书使用此模板，此版本不再修改。</translation>
    </message>
    <message>
        <source>The page; arrow keys move the chosen part, with Ctrl they resize it</source>
        <translation>页面；方向键移动所选部分，按住 Ctrl 调整其大小</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>DesignParts</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Line or band</source>
        <translation>线条或色带</translation>
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
        <translation>编辑</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The page appears here as it will be printed.</source>
        <translation>这里显示将要打印的页面。</translation>
    </message>
    <message>
        <source>All of them, with the usual words</source>
        <translation>全部类型，使用通用文字</translation>
    </message>
    <message>
        <source>Retired. Papers issued from it can be printed as ever.</source>
        <translation>已停用。已签发的证书仍可照常打印。</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>已重新启用</translation>
    </message>
    <message>
        <source>The draft was deleted</source>
        <translation>草稿已删除</translation>
    </message>
    <message>
        <source>The design was deleted</source>
        <translation>模板已删除</translation>
    </message>
    <message>
        <source>Export the design</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>Import a design</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>In use: new papers are printed with it</source>
        <translation>已启用：新证书将使用此模板</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message numerus="yes">
        <source>%n design</source>
        <translation>
            <numerusform>%n 个模板</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It did not work: {reason}</source>
        <translation>操作未成功：{reason}</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
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
        <source>Back to the list</source>
        <translation>返回列表</translation>
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
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DuplicateView</name>
    <message>
        <source>May be the same person</source>
        <translation>可能是同一人</translation>
    </message>
    <message>
        <source>The names are alike by {score} % and the date of birth is the same: {day}.</source>
        <translation>姓名相似度 {score}%，出生日期相同：{day}。</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol in {group}</source>
        <translation>编入 {group} 班</translation>
    </message>
    <message>
        <source>Choose people and their first day.</source>
        <translation>请选择人员和入班日期。</translation>
    </message>
    <message>
        <source>nobody is called so</source>
        <translation>没有叫这个名字的人</translation>
    </message>
    <message>
        <source>Type a name in any script and choose, or paste a list of names.</source>
        <translation>输入任一文字的姓名并选择，或粘贴名单。</translation>
    </message>
    <message>
        <source>Name, passport or number</source>
        <translation>姓名、护照或号码</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>First day in the group</source>
        <translation>入班日期</translation>
    </message>
    <message numerus="yes">
        <source>%n person fits: choose one above</source>
        <translation>
            <numerusform>有 %n 人符合：请在上方选择</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enrol %n person</source>
        <translation>
            <numerusform>编入 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message>
        <source>Erased. Partners erase it when they take in the next package.</source>
        <translation>已彻底删除。合作院校接收下一个数据包时同步删除。</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>This cannot be undone. Everything about the person leaves the file and its history.</source>
        <translation>此操作无法撤销。此人的全部信息将从文件及其历史中清除。</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>将删除的内容</translation>
    </message>
    <message>
        <source>Papers that were issued</source>
        <translation>已出具的证书</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保留至</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Of an erased paper number, kind, date and checksum remain; it cannot be printed again.</source>
        <translation>删除的证书仅保留编号、类型、日期和校验值，无法重新打印。</translation>
    </message>
    <message>
        <source>Copies that still hold the data</source>
        <translation>仍含此数据的副本</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Erase {name}</source>
        <translation>彻底删除：{name}</translation>
    </message>
    <message>
        <source>Also erased at: {names}, with the next package to each.</source>
        <translation>以下院校接收下一个数据包后也将删除：{names}。</translation>
    </message>
    <message>
        <source>These backups still hold the person. Remove them in the settings, at the latest on their day:</source>
        <translation>以下备份中仍有此人的信息，请在设置中清除，最迟不晚于所列日期：</translation>
    </message>
    <message>
        <source>{file}, made {made}, until {until}</source>
        <translation>{file}，{made} 备份，保留至 {until}</translation>
    </message>
    <message>
        <source>Type the name to confirm: {name}</source>
        <translation>请输入姓名以确认：{name}</translation>
    </message>
    <message numerus="yes">
        <source>entry of this person</source>
        <translation>
            <numerusform>条此人的记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file</source>
        <translation>
            <numerusform>个附件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>record</source>
        <translation>
            <numerusform>条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamCard</name>
    <message>
        <source>Retake…</source>
        <translation>补考…</translation>
    </message>
    <message>
        <source>Another attempt; this one stays as it is</source>
        <translation>录入另一次考试，本次成绩保留</translation>
    </message>
    <message>
        <source>Retake entered</source>
        <translation>补考已录入</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Two different answers</source>
        <translation>两处填写不一致</translation>
    </message>
    <message>
        <source>Changed here, deleted there</source>
        <translation>一方修改，一方删除</translation>
    </message>
    <message>
        <source>Same passport or number</source>
        <translation>证件号码重复</translation>
    </message>
    <message>
        <source>Points to a deleted record</source>
        <translation>关联记录已删除</translation>
    </message>
    <message>
        <source>Invalid value</source>
        <translation>无效值</translation>
    </message>
    <message>
        <source>Proposal of the other side</source>
        <translation>对方建议</translation>
    </message>
    <message>
        <source>Cyrillic letter</source>
        <translation>西里尔字母</translation>
    </message>
    <message>
        <source>Latin letter</source>
        <translation>拉丁字母</translation>
    </message>
    <message>
        <source>Greek letter</source>
        <translation>希腊字母</translation>
    </message>
    <message>
        <source>full-width sign</source>
        <translation>全角字符</translation>
    </message>
    <message>
        <source>Chinese character</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation>连字符</translation>
    </message>
    <message>
        <source>dash</source>
        <translation>破折号</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>符号</translation>
    </message>
    <message numerus="yes">
        <source>%n change not yet sent</source>
        <translation>
            <numerusform>%n 项更改未发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent, not confirmed</source>
        <translation>
            <numerusform>%n 项已发送，未确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n d ahead of ours</source>
        <translation>
            <numerusform>对方时钟比本机快 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n h ahead of ours</source>
        <translation>
            <numerusform>对方时钟比本机快 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n min ahead of ours</source>
        <translation>
            <numerusform>对方时钟比本机快 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>all else confirmed</source>
        <translation>其余均已确认</translation>
    </message>
    <message>
        <source>everything confirmed</source>
        <translation>全部已确认</translation>
    </message>
    <message>
        <source>nothing to send</source>
        <translation>无内容可发送</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{clock}. Dates of its changes may be wrong; nothing else depends on them.</source>
        <translation>{clock}。对方更改的日期可能不准，其余不受影响。</translation>
    </message>
    <message>
        <source>{words} since {day}</source>
        <translation>{words}（自 {day}）</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Exchange packages</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>Make partner file…</source>
        <translation>创建合作院校文件…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>接收…</translation>
    </message>
    <message>
        <source>Send to the office…</source>
        <translation>发送给交流部门…</translation>
    </message>
    <message>
        <source>Our office</source>
        <translation>交流部门</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>合作院校</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>待决事项</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Lost changes</source>
        <translation>丢失的修改</translation>
    </message>
    <message>
        <source>Held changes</source>
        <translation>暂留更改</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>收发记录</translation>
    </message>
    <message>
        <source>PCs of this office</source>
        <translation>本部门电脑</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
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
        <translation>新值</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>{changing} of {all} will change: {field} → {value}</source>
        <translation>{all} 条中有 {changing} 条将更改：{field} → {value}</translation>
    </message>
    <message>
        <source>None of {all} will change: {field} → {value}</source>
        <translation>{all} 条中没有要更改的：{field} → {value}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change a field</source>
        <translation>批量修改字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空此字段</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot take it and stays as it is:</source>
        <translation>
            <numerusform>%n 条不能接受此值，保持不变：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has this value already.</source>
        <translation>
            <numerusform>%n 条已是此值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record is selected.</source>
        <translation>
            <numerusform>已选择 %n 条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will hold something unusual; look at it afterwards.</source>
        <translation>
            <numerusform>%n 条的内容将不寻常，更改后请核对。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>更改 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 条</numerusform>
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
        <translation>保存为</translation>
    </message>
    <message>
        <source>One PDF</source>
        <translation>一个 PDF</translation>
    </message>
    <message>
        <source>One each</source>
        <translation>每人一个</translation>
    </message>
    <message>
        <source>One PDF for each person, into a folder</source>
        <translation>每人一个 PDF，存入文件夹</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>One PDF for each person, in a ZIP file</source>
        <translation>每人一个 PDF，打包为 ZIP</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
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
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
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
    <name>FileOpener</name>
    <message>
        <source>“{file}” could run as a program and is not opened from here. Save it if you trust it.</source>
        <translation>“{file}”可能会作为程序运行，不在此处打开。如果信任该文件，请先保存到本机。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>“{file}” is not what its name says, or not a file that is opened from here. Save it if you trust it.</source>
        <translation>“{file}”的内容与扩展名不符，或不是可在此打开的文件。如信任来源，请先另存。</translation>
    </message>
    <message>
        <source>No program on this computer opens “{file}”. Save it and open it elsewhere.</source>
        <translation>这台电脑上没有可以打开“{file}”的程序。请另存后在别处打开。</translation>
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
    <name>FilesLine</name>
    <message>
        <source>Attach files…</source>
        <translation>附上文件…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>所有文件 (*);;PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Files that go along with each message</source>
        <translation>随每条消息附上的文件</translation>
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
        <source>Enter changes the filter, Del removes it</source>
        <translation>Enter 修改筛选，Del 删除筛选</translation>
    </message>
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
        <source>Keyword, in any language</source>
        <translation>关键词，任何语言均可</translation>
    </message>
    <message>
        <source>Code or its beginning (07)</source>
        <translation>代码或其开头（07）</translation>
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
    <name>FindingsCard</name>
    <message>
        <source>Looking whether everything fits…</source>
        <translation>正在检查是否放得下…</translation>
    </message>
    <message>
        <source>Everything fits, also with the longest names of this office.</source>
        <translation>全部放得下，包括本部门最长的姓名。</translation>
    </message>
    <message numerus="yes">
        <source>%n place to look at</source>
        <translation>
            <numerusform>%n 处需要查看</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Other folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Folder for packages</source>
        <translation>数据包文件夹</translation>
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
    <name>GapFields</name>
    <message>
        <source>Not known. What you type here is put in:</source>
        <translation>以下内容未知，在此填写后写入：</translation>
    </message>
</context>
<context>
    <name>GoneNumbersDialog</name>
    <message>
        <source>Numbers that no paper bears</source>
        <translation>无对应证书的编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message numerus="yes">
        <source>%n example added</source>
        <translation>
            <numerusform>已添加 %n 个示例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example is not in the file yet:</source>
        <translation>
            <numerusform>文件中尚无以下 %n 个示例：</numerusform>
        </translation>
    </message>
    <message>
        <source>Add examples</source>
        <translation>添加示例</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>All examples are in the file already.</source>
        <translation>所有示例均已在文件中。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>课程类别</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Distribution of the home side</source>
        <translation>派出院校的成绩分布</translation>
    </message>
    <message>
        <source>Distribution of the host</source>
        <translation>接收院校的成绩分布</translation>
    </message>
    <message>
        <source>Mark of the host</source>
        <translation>接收院校的成绩</translation>
    </message>
    <message>
        <source>Practice, ac. h</source>
        <translation>实践学时</translation>
    </message>
    <message>
        <source>Self-study, ac. h</source>
        <translation>自学学时</translation>
    </message>
    <message>
        <source>Theory, ac. h</source>
        <translation>理论学时</translation>
    </message>
    <message>
        <source>Type a mark of the host: the page shows what becomes of it and why.</source>
        <translation>请输入接收院校的成绩：页面会显示转换结果及依据。</translation>
    </message>
    <message>
        <source>Type the hours of a course: the page shows how many credits they make and why.</source>
        <translation>请输入课程学时：页面会显示可计多少学分及依据。</translation>
    </message>
    <message>
        <source>Weeks of placement</source>
        <translation>实习周数</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Not all of this can go into these cells, so nothing was changed.</source>
        <translation>这些单元格容不下全部内容，因此未作任何更改。</translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>next side</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close group</source>
        <translation>结班</translation>
    </message>
    <message>
        <source>From then on it changes only by a correction that says why.</source>
        <translation>此后只能注明原因后更正。</translation>
    </message>
    <message>
        <source>Close the group {group}?</source>
        <translation>{group} 班结班？</translation>
    </message>
    <message>
        <source>Group closed</source>
        <translation>已结班</translation>
    </message>
    <message>
        <source>Group reopened</source>
        <translation>已重新开班</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结班</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结班</translation>
    </message>
    <message>
        <source>Closed on {day} by {who}. It changes only by a correction that says why.</source>
        <translation>{day} 由 {who} 结班。只能注明原因后更正。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close group…</source>
        <translation>结班…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新开班…</translation>
    </message>
    <message>
        <source>Sheets…</source>
        <translation>表单…</translation>
    </message>
    <message>
        <source>Signing sheet…</source>
        <translation>签到表…</translation>
    </message>
    <message>
        <source>Attendance sheet…</source>
        <translation>考勤表…</translation>
    </message>
    <message>
        <source>Progress sheet…</source>
        <translation>学习进度表…</translation>
    </message>
    <message>
        <source>Draft of the results…</source>
        <translation>成绩表草稿…</translation>
    </message>
    <message>
        <source>Issue the results…</source>
        <translation>签发结业成绩表…</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课次</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>课表</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>GroupSession</name>
    <message>
        <source>Correct a closed group</source>
        <translation>更正已结班级</translation>
    </message>
    <message>
        <source>Why is it changed? The journal keeps the reason.</source>
        <translation>为什么修改？原因将记入日志。</translation>
    </message>
</context>
<context>
    <name>HandOverStrip</name>
    <message>
        <source>each holder in person</source>
        <translation>本人领取</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>发放</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n certificate</source>
        <translation>
            <numerusform>发放 %n 份证书</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldDetail</name>
    <message>
        <source>Waits for an update</source>
        <translation>等待更新</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不采纳</translation>
    </message>
    <message numerus="yes">
        <source>Leave out all %n of this kind</source>
        <translation>
            <numerusform>同类 %n 项均不采纳</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldView</name>
    <message>
        <source>Waiting</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing is held. What a partner changes of its own goes straight into the records.</source>
        <translation>没有暂留的更改。合作院校对自己数据的修改会直接进入记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n held change waits</source>
        <translation>
            <numerusform>%n 项暂留更改待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 项不采纳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken over</source>
        <translation>
            <numerusform>已采纳 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HubKeyActs</name>
    <message>
        <source>Nothing that was signed with this key counts any more: {counted} go from this office, and what comes under the key later is ignored. The institutions and what you wrote about them stay.</source>
        <translation>用此密钥签名的内容不再有效：{counted}将从本办公室移除，今后用该密钥签名的内容也会被忽略。单位本身及您填写的内容保留。</translation>
    </message>
    <message>
        <source>Revoke the key of {name}</source>
        <translation>撤销{name}的密钥</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>HubKeyCard</name>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Take in a catalogue with its new key…</source>
        <translation>接收用新密钥签名的目录…</translation>
    </message>
</context>
<context>
    <name>HubKeysDialog</name>
    <message>
        <source>Keys of other offices</source>
        <translation>其他办公室的密钥</translation>
    </message>
    <message>
        <source>What these offices sign in their catalogues counts here: somebody has compared the digits with them.</source>
        <translation>这些办公室在目录中签名的内容在此有效：已有人与对方核对过数字。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImageBox</name>
    <message>
        <source>From a file…</source>
        <translation>从文件选择…</translation>
    </message>
    <message>
        <source>PNG or JPEG</source>
        <translation>PNG 或 JPEG</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Logo of the office</source>
        <translation>部门徽标</translation>
    </message>
    <message>
        <source>Signature of the signatory</source>
        <translation>签字人的签名</translation>
    </message>
    <message>
        <source>Picture from a file</source>
        <translation>文件中的图片</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>paste rows</source>
        <translation>粘贴行</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>row below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>替换</translation>
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
        <source>Nothing is copied. Copy rows with their headings in Excel or WPS first.</source>
        <translation>剪贴板中没有内容。请先在 Excel 或 WPS 中连同表头一起复制所需的行。</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
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
        <source>{language} (a guess)</source>
        <translation>{language}（推测）</translation>
    </message>
    <message>
        <source>The remarks to the partner are in this language:</source>
        <translation>给合作院校的说明使用以下语言：</translation>
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
        <source>Taken back. The rows stand in the draft again.</source>
        <translation>已撤销，各行重新回到草稿中。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
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
    <message>
        <source>{ready}, {rest}</source>
        <translation>{ready}，{rest}</translation>
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
    <name>IssueFooter</name>
    <message>
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Issue and save as files</source>
        <translation>签发并保存为文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Numbers are taken when you issue, save or print. Each certificate is kept in the register.</source>
        <translation>签发、保存或打印时占用编号，每份证书都记入登记簿。</translation>
    </message>
    <message>
        <source>Printing: {n} of {total}</source>
        <translation>正在打印：{n} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n</source>
        <translation>
            <numerusform>签发 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>打印 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueNotice</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Printing was stopped; what the printer had already may still come out. The certificates stay in the register: {numbers}</source>
        <translation>打印已停止，已发送到打印机的页面可能仍会印出。证书仍在登记簿中：{numbers}</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Add a signatory…</source>
        <translation>添加签字人…</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued: {numbers}</source>
        <translation>
            <numerusform>已签发 %n 份证书：{numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate printed: {numbers}</source>
        <translation>
            <numerusform>已打印 %n 份证书：{numbers}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>Save certificates</source>
        <translation>保存证书</translation>
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
        <source>Taken back. The numbers are voided.</source>
        <translation>已撤回，相应编号已作废。</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate issued</source>
        <translation>
            <numerusform>已签发 %n 份证书</numerusform>
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
        <source>Issue %n and save</source>
        <translation>
            <numerusform>签发 %n 份并保存</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join the column “{heading}” with another</source>
        <translation>将“{heading}”列与另一列合并</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>With the column</source>
        <translation>合并的列</translation>
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
    <name>KeyStrip</name>
    <message>
        <source>Call the college and have the digits read out. They are on its page “Exchange packages”.</source>
        <translation>请致电对方院校，请其念出数字。数字显示在对方的“数据交换”页面。</translation>
    </message>
    <message>
        <source>Their digits</source>
        <translation>对方数字</translation>
    </message>
    <message>
        <source>Our digits</source>
        <translation>本方数字</translation>
    </message>
    <message>
        <source>The digits are the same</source>
        <translation>数字一致</translation>
    </message>
    <message>
        <source>They are different: revoke…</source>
        <translation>不一致：撤销…</translation>
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
        <source>On a filter</source>
        <translation>在筛选条件上</translation>
    </message>
    <message>
        <source>In the list of columns</source>
        <translation>在列的列表中</translation>
    </message>
    <message>
        <source>In attendance</source>
        <translation>考勤表中</translation>
    </message>
    <message>
        <source>On a file</source>
        <translation>在文件上</translation>
    </message>
    <message>
        <source>In grades and lines</source>
        <translation>在等级与明细表中</translation>
    </message>
    <message>
        <source>In the lines of a transcript</source>
        <translation>在成绩单行中</translation>
    </message>
    <message>
        <source>In a recognition</source>
        <translation>在学分认定中</translation>
    </message>
    <message>
        <source>In the editor of a design</source>
        <translation>在模板编辑器中</translation>
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
        <source>Open the record; in other columns, the row below</source>
        <translation>打开记录；在其他列中转到下一行</translation>
    </message>
    <message>
        <source>The row above</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>While editing: the next cell</source>
        <translation>编辑时：下一个单元格</translation>
    </message>
    <message>
        <source>The list of a cell that has one</source>
        <translation>打开单元格的列表（如有）</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>In tasks and checklists</source>
        <translation>在任务和清单中</translation>
    </message>
    <message>
        <source>In matches of offers and needs</source>
        <translation>在供需匹配中</translation>
    </message>
    <message>
        <source>In a table to type into</source>
        <translation>在可录入的表格中</translation>
    </message>
    <message>
        <source>In the import of a list</source>
        <translation>导入名单时</translation>
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
        <source>Done today</source>
        <translation>今天完成</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Waive, with the reason</source>
        <translation>免除并写明理由</translation>
    </message>
    <message>
        <source>Select the task</source>
        <translation>选中该项</translation>
    </message>
    <message>
        <source>Change the selected tasks</source>
        <translation>更改选中的事项</translation>
    </message>
    <message>
        <source>The month, and back to the list</source>
        <translation>切换月历与列表</translation>
    </message>
    <message>
        <source>In the month: today</source>
        <translation>月历中：今天</translation>
    </message>
    <message>
        <source>On a checklist: add an event of the stay</source>
        <translation>在清单上：添加交流事件</translation>
    </message>
    <message>
        <source>Open the stay; on a line, all verbs</source>
        <translation>打开交流记录；在清单行上显示全部操作</translation>
    </message>
    <message>
        <source>Next match; in the form, what is still to fill in</source>
        <translation>下一条匹配；在表单中为下一处待填</translation>
    </message>
    <message>
        <source>Send interest</source>
        <translation>发出意向</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not for us</source>
        <translation>不考虑</translation>
    </message>
    <message>
        <source>The arithmetic; then the offer or need itself</source>
        <translation>得分由来；再按则打开该信息</translation>
    </message>
    <message>
        <source>The row below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Empty the cells</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>What stands above</source>
        <translation>填入上方单元格的内容</translation>
    </message>
    <message>
        <source>Copy the chosen cells</source>
        <translation>复制所选单元格</translation>
    </message>
    <message>
        <source>Paste a block of cells</source>
        <translation>粘贴一块单元格</translation>
    </message>
    <message>
        <source>Before there is a file: rows that were copied</source>
        <translation>选择文件之前：粘贴已复制的行</translation>
    </message>
    <message>
        <source>Find and replace in a column</source>
        <translation>在一列中查找和替换</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>保存输入的内容</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>Take back what is being typed</source>
        <translation>撤回正在输入的内容</translation>
    </message>
    <message>
        <source>Take back what was saved here last</source>
        <translation>撤销此处最近一次保存</translation>
    </message>
    <message>
        <source>Today&apos;s date</source>
        <translation>今天的日期</translation>
    </message>
    <message>
        <source>Terms of the glossary in the language of the field</source>
        <translation>把术语换成本字段语言的说法</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>显示或隐藏</translation>
    </message>
    <message>
        <source>Further to the front</source>
        <translation>向前移动</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>旷课</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Late, then minutes</source>
        <translation>迟到，再输入分钟</translation>
    </message>
    <message>
        <source>Present again</source>
        <translation>改回出勤</translation>
    </message>
    <message>
        <source>The lesson was held</source>
        <translation>本次课已上</translation>
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
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>上移一行</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>下移一行</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>Paste rows of Excel</source>
        <translation>粘贴 Excel 中的行</translation>
    </message>
    <message>
        <source>On to the recognition</source>
        <translation>转到学分认定</translation>
    </message>
    <message>
        <source>Take the mapping away</source>
        <translation>取消对应关系</translation>
    </message>
    <message>
        <source>Join the chosen rows</source>
        <translation>合并所选行</translation>
    </message>
    <message>
        <source>Split a mapping</source>
        <translation>拆分对应关系</translation>
    </message>
    <message>
        <source>Propose, decide, close</source>
        <translation>提交、决定、办结</translation>
    </message>
    <message>
        <source>Move the part by a millimetre</source>
        <translation>移动 1 毫米</translation>
    </message>
    <message>
        <source>Move it by a tenth</source>
        <translation>移动 0.1 毫米</translation>
    </message>
    <message>
        <source>Make it wider by a millimetre</source>
        <translation>加宽一毫米</translation>
    </message>
    <message>
        <source>Enlarge the page</source>
        <translation>放大页面</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Copy of the part</source>
        <translation>复制此部分</translation>
    </message>
    <message>
        <source>Remove the part</source>
        <translation>删除此部分</translation>
    </message>
    <message>
        <source>Further in front</source>
        <translation>前移一层</translation>
    </message>
    <message>
        <source>Areas of the sidebar below Tasks</source>
        <translation>侧栏中“任务”以下的区域</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>The keys of this office are locked with a passphrase</source>
        <translation>本部门密钥设有口令</translation>
    </message>
    <message>
        <source>Passphrase of the office</source>
        <translation>本部门口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>KindQuestion</name>
    <message>
        <source>What does “{file}” list?</source>
        <translation>“{file}”列的是什么？</translation>
    </message>
    <message>
        <source>Several kinds of lists fit. Nothing has been read yet.</source>
        <translation>有多种表与之相符。尚未读取任何内容。</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
</context>
<context>
    <name>KindsBox</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>LabelCommands</name>
    <message>
        <source>Printing labels</source>
        <translation>正在打印标签</translation>
    </message>
    <message>
        <source>Writing labels</source>
        <translation>正在写入标签</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>Labels and badges</source>
        <translation>标签和姓名牌</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>起始标签</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message numerus="yes">
        <source>Labels for %n person</source>
        <translation>
            <numerusform>%n 人的标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Open group</source>
        <translation>打开班级</translation>
    </message>
</context>
<context>
    <name>LanguagesDialog</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>第二种语言</translation>
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
    <name>LessonVerbs</name>
    <message>
        <source>Held</source>
        <translation>已上课</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>停课</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>重新安排</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>调课…</translation>
    </message>
    <message>
        <source>Substitute…</source>
        <translation>代课…</translation>
    </message>
    <message>
        <source>New lesson…</source>
        <translation>新增课次…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Held: everybody is present unless marked.</source>
        <translation>已上课：未登记者均为出勤。</translation>
    </message>
    <message>
        <source>Move lesson</source>
        <translation>调课</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调课</translation>
    </message>
    <message>
        <source>Lesson moved</source>
        <translation>已调课</translation>
    </message>
    <message>
        <source>Leave it empty for the teacher of the group.</source>
        <translation>留空则由本班教师授课。</translation>
    </message>
    <message>
        <source>Substitute teacher</source>
        <translation>代课教师</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Substitute noted</source>
        <translation>已登记代课</translation>
    </message>
    <message>
        <source>Substitute taken back</source>
        <translation>已取消代课</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>新增课次</translation>
    </message>
    <message>
        <source>Lesson planned</source>
        <translation>已排课</translation>
    </message>
    <message>
        <source>Change lesson</source>
        <translation>修改课次</translation>
    </message>
    <message>
        <source>Lesson changed</source>
        <translation>课次已修改</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson cancelled</source>
        <translation>
            <numerusform>已停课 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson deleted</source>
        <translation>
            <numerusform>已删除 %n 次课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson held</source>
        <translation>
            <numerusform>已上课 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson planned again</source>
        <translation>
            <numerusform>已重新安排 %n 次课</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonsView</name>
    <message>
        <source>{lessons}, {n} held</source>
        <translation>{lessons}，已上 {n} 次</translation>
    </message>
    <message>
        <source>This group has no lessons yet. Make them from its timetable.</source>
        <translation>这个班还没有课次。请按课表排课。</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>课表</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>substitute</source>
        <translation>代课</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson</source>
        <translation>
            <numerusform>%n 次课</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LifecycleCard</name>
    <message>
        <source>In the register</source>
        <translation>证书流转</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>领取人：{name}</translation>
    </message>
    <message>
        <source>in spite of doubts: {reason}</source>
        <translation>破例签发：{reason}</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Read-only: this belongs to the office or another college.</source>
        <translation>只读：属于交流部门或其他院校。</translation>
    </message>
    <message>
        <source>Read-only: {who} keeps this record.</source>
        <translation>只读：此记录由{who}维护。</translation>
    </message>
    <message>
        <source>The other side of the exchange decides this field.</source>
        <translation>此字段由交流的另一方决定。</translation>
    </message>
</context>
<context>
    <name>LineDialog</name>
    <message>
        <source>Take from a file</source>
        <translation>从文件读取</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</translation>
    </message>
    <message>
        <source>The last changes are not saved: {reason}</source>
        <translation>最近的修改没有保存：{reason}</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>The best stands first. Rows of Excel can be pasted, with or without headings.</source>
        <translation>最好的排在最前。可粘贴 Excel 中的行，有无标题均可。</translation>
    </message>
    <message>
        <source>Rows of Excel can be pasted, with or without headings.</source>
        <translation>可粘贴 Excel 中的行，有无标题均可。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Nothing more is needed: “Done” saves it.</source>
        <translation>必填内容已齐全：点击“完成”即可保存。</translation>
    </message>
    <message>
        <source>Fill in the fields marked *, then “Done”.</source>
        <translation>填写带 * 的字段，然后点击“完成”。</translation>
    </message>
    <message>
        <source>Fill in one of the fields marked (*), then “Done”.</source>
        <translation>带 (*) 的字段至少填写一项，然后点击“完成”。</translation>
    </message>
    <message>
        <source>Fill in all fields marked * and one of those marked (*), then “Done”.</source>
        <translation>带 * 的字段全部填写、带 (*) 的字段至少填写一项，然后点击“完成”。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in its list</source>
        <translation>在列表中显示</translation>
    </message>
    <message>
        <source>Edit here</source>
        <translation>在此编辑</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>显示全部 {n} 条</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>LinesDialog</name>
    <message>
        <source>No term of the glossary stands in this title.</source>
        <translation>该名称中没有术语表中的术语。</translation>
    </message>
    <message>
        <source>Close the lines</source>
        <translation>关闭成绩行</translation>
    </message>
    <message>
        <source>Hours of {n} minutes</source>
        <translation>每课时 {n} 分钟</translation>
    </message>
    <message>
        <source>The transcript has hours already. What of them is right?</source>
        <translation>成绩单中已有学时。哪一项是对的？</translation>
    </message>
    <message>
        <source>The numbers of hours as they are written</source>
        <translation>写下的学时数</translation>
    </message>
    <message>
        <source>The minutes they stand for now</source>
        <translation>目前对应的分钟数</translation>
    </message>
    <message>
        <source>no grading scale</source>
        <translation>未指定评分制</translation>
    </message>
    <message>
        <source>Type into a cell, or paste a block from Excel with Ctrl+V. The last row begins a line.</source>
        <translation>在单元格中输入，或按 Ctrl+V 粘贴 Excel 中的内容。最后一行用于新增。</translation>
    </message>
    <message>
        <source>Alt+Down opens the list of a cell that has one.</source>
        <translation>Alt+↓ 打开有选项的单元格的列表。</translation>
    </message>
    <message>
        <source>Ctrl+G says a title in the other language.</source>
        <translation>Ctrl+G 按术语表填入另一种语言的名称。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>删除所选行</translation>
    </message>
    <message>
        <source>Recognise…</source>
        <translation>学分认定…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n cell in red could not be saved and will be lost.</source>
        <translation>
            <numerusform>有%n个红色单元格未能保存，关闭后其内容将丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line deleted. Ctrl+Z in the list brings it back.</source>
        <translation>
            <numerusform>已删除 %n 行。在列表中按 Ctrl+Z 可恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line pasted</source>
        <translation>
            <numerusform>已粘贴 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status set by its mark</source>
        <translation>
            <numerusform>已按成绩填写 %n 项状态</numerusform>
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
        <source>down</source>
        <translation>下一行</translation>
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
        <source>Changing records</source>
        <translation>正在更改记录</translation>
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
        <source>Change a field</source>
        <translation>批量修改字段</translation>
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
        <source>%n record changed</source>
        <translation>
            <numerusform>已更改 %n 条记录</numerusform>
        </translation>
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
        <source>{kinds}: being put in order…</source>
        <translation>{kinds}：正在整理列表…</translation>
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
    <name>MailSection</name>
    <message>
        <source>Kept. Type here only to change it.</source>
        <translation>已保存。需要更改时再输入。</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>邮件服务器</translation>
    </message>
    <message>
        <source>Only if the college has one that this computer may send through. Without it messages go out as drafts for your mail program, as letters, or as texts to copy. Mails are sent over TLS, one a second. The password is kept in this file under the keys of the office, and on no other computer.</source>
        <translation>仅当学校有允许本机发信的服务器时填写。不填写时，通知以邮件草稿、信函或可复制的文本形式发出。邮件经 TLS 加密发送，每秒一封。密码用本部门的密钥保存在本文件中，不会传到其他电脑。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Try the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Forget server and password</source>
        <translation>删除服务器和密码</translation>
    </message>
    <message>
        <source>Kept. Try the connection.</source>
        <translation>已保存。请测试连接。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>加密方式</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Mails come from</source>
        <translation>发件地址</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>“{command}” can be used in a moment: other changes are being saved.</source>
        <translation>“{command}”稍后可用：正在保存其他更改。</translation>
    </message>
</context>
<context>
    <name>MakeFilePanel</name>
    <message>
        <source>Office files (*.exchange)</source>
        <translation>办公数据文件 (*.exchange)</translation>
    </message>
    <message>
        <source>Save the file for the partner</source>
        <translation>保存合作院校文件</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>Make a partner file</source>
        <translation>创建合作院校文件</translation>
    </message>
    <message>
        <source>For which college? Colleges that have a file already are not in the list.</source>
        <translation>为哪所院校创建？已有文件的院校不在列表中。</translation>
    </message>
    <message>
        <source>Name of another institution</source>
        <translation>其他院校名称</translation>
    </message>
    <message>
        <source>What the file will contain</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Its own people and stays and the lists it needs. Of everything else it gets only the name, read-only. Notes of this office stay here.</source>
        <translation>包含该院校的人员、交流及所需的基础列表。其他记录只给出名称，只读。本部门的备注不会发出。</translation>
    </message>
    <message>
        <source>In which language does the program start there? It can be changed there.</source>
        <translation>对方程序以何种语言启动？对方可自行更改。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>后续步骤</translation>
    </message>
    <message>
        <source>1. Give the college the file and this program, on a stick for example.
2. The college opens the file; at the first opening it makes its own keys.
3. It presses Send and gives you that package. Receive it here: it brings the keys.
4. Telephone and compare the digits. From then on both sides only send packages.</source>
        <translation>1. 将文件和本程序交给对方院校，例如用U盘。
2. 对方打开文件，首次打开时自动生成自己的密钥。
3. 对方点击“发送”并把数据包交给您。在此接收，密钥随包到达。
4. 通过电话核对数字。此后双方只需互发数据包。</translation>
    </message>
    <message>
        <source>Code of the file. It lies in the file; the first package is known by it.</source>
        <translation>文件代码。代码已在文件内，首个数据包凭此识别。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作院校</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%n left out for want of consent</source>
        <translation>
            <numerusform>因未同意而排除 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds %n person and what belongs to them.</source>
        <translation>
            <numerusform>包含 %n 人及其相关数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stay</source>
        <translation>
            <numerusform>次交流</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>在手册中查找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>没有包含这些词语的章节。</translation>
    </message>
    <message>
        <source>The manual did not come with this program.</source>
        <translation>此程序未附带使用手册。</translation>
    </message>
</context>
<context>
    <name>MatchPanel</name>
    <message>
        <source>Previous match</source>
        <translation>上一条匹配</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一条匹配</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Send interest</source>
        <translation>发出意向</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not for us</source>
        <translation>不考虑</translation>
    </message>
    <message>
        <source>Letter to both sides…</source>
        <translation>致双方函…</translation>
    </message>
    <message>
        <source>revision {n}, published {day}</source>
        <translation>第 {n} 版，{day}发布</translation>
    </message>
    <message>
        <source>revision {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>from the catalogue of {hub}, {day}</source>
        <translation>来自{hub}的目录，{day}</translation>
    </message>
</context>
<context>
    <name>MatchesView</name>
    <message>
        <source>Matches are being looked for…</source>
        <translation>正在查找匹配…</translation>
    </message>
    <message>
        <source>{found}, {to_ask}</source>
        <translation>{found}，{to_ask}</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>shortlist</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>not for us</source>
        <translation>不考虑</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>第 {n} 条，共 {total} 条</translation>
    </message>
    <message>
        <source>No match fits the filters.</source>
        <translation>没有符合筛选条件的匹配。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No matches among members yet. What they publish comes with their packages.</source>
        <translation>成员之间暂无匹配。成员单位发布的供需随其数据包到达。</translation>
    </message>
    <message>
        <source>No match yet. Publish what your institution needs or offers, or take in a package of others.</source>
        <translation>暂无匹配。请发布本单位的需求或供给，或导入含有其他单位信息的数据包。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>为何不匹配？</translation>
    </message>
    <message>
        <source>Among members</source>
        <translation>成员之间</translation>
    </message>
    <message>
        <source>All matches (Excel)</source>
        <translation>全部匹配（Excel）</translation>
    </message>
    <message>
        <source>The same offers and needs give the same list on every computer. No order of entry, no popularity.</source>
        <translation>同样的供需信息在每台电脑上得出同样的列表，与录入先后和热度无关。</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>done today</source>
        <translation>今日完成</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>waive</source>
        <translation>免除</translation>
    </message>
    <message>
        <source>message</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>open the stay</source>
        <translation>打开交流</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The rules</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>Nothing is missing that these people could be asked for.</source>
        <translation>没有需要向这些人催交的材料。</translation>
    </message>
    <message>
        <source>Nothing is to be done in these cells.</source>
        <translation>所选单元格没有待办事项。</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>另存为 Excel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Ask for what is missing</source>
        <translation>催交所缺材料</translation>
    </message>
    <message>
        <source>Print the matrix on A4 across</source>
        <translation>打印核对表（A4 横向）</translation>
    </message>
    <message>
        <source>Printing the matrix</source>
        <translation>正在打印核对表</translation>
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
    <name>MessageCommands</name>
    <message>
        <source>Folder for the drafts</source>
        <translation>草稿存放文件夹</translation>
    </message>
    <message>
        <source>Writing mail drafts</source>
        <translation>正在生成邮件草稿</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Writing letters</source>
        <translation>正在生成信函</translation>
    </message>
    <message>
        <source>Sending messages</source>
        <translation>正在发送通知</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>No template in use fits this selection. They stand under Settings.</source>
        <translation>没有适用于所选对象的启用模板。模板在“设置”中管理。</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>无地址</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>有缺项</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>This computer has no mail program for it. Write drafts, or copy the text.</source>
        <translation>本机没有可用的邮件程序。请生成草稿，或复制文本。</translation>
    </message>
    <message>
        <source>Opened in the mail program. The program cannot see whether it is sent there.</source>
        <translation>已在邮件程序中打开。是否发出，本程序无法得知。</translation>
    </message>
    <message>
        <source>The text is too long to be handed over. It was copied: paste it into the mail with Ctrl+V.</source>
        <translation>文本过长，无法直接传给邮件程序。已复制，请在邮件中按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>The files do not go along: attach them there.</source>
        <translation>文件不会一并带上，请在那里另行附上。</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>在邮件程序中打开</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>复制此文本</translation>
    </message>
    <message>
        <source>Files that go along</source>
        <translation>所附文件</translation>
    </message>
    <message>
        <source>Attach all the same</source>
        <translation>仍然附上</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>发送方式</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 份未生成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message</source>
        <translation>
            <numerusform>%n 份通知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n as prepared</source>
        <translation>
            <numerusform>将 %n 份记为已生成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note %n as told</source>
        <translation>
            <numerusform>将 %n 份记为已告知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageWays</name>
    <message>
        <source>Mail drafts (.eml) in a folder</source>
        <translation>邮件草稿（.eml）存入文件夹</translation>
    </message>
    <message>
        <source>Send through the mail server</source>
        <translation>经邮件服务器发送</translation>
    </message>
    <message>
        <source>Open each in the mail program</source>
        <translation>逐份在邮件程序中打开</translation>
    </message>
    <message>
        <source>Copy each text yourself</source>
        <translation>自行复制各份文本</translation>
    </message>
    <message>
        <source>Letters to print (PDF)</source>
        <translation>打印用信函（PDF）</translation>
    </message>
    <message>
        <source>Excel table for another program</source>
        <translation>Excel 表格，供其他程序使用</translation>
    </message>
    <message>
        <source>Write drafts…</source>
        <translation>生成草稿…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>MinutesView</name>
    <message>
        <source>Decisions: {n}</source>
        <translation>决议：{n}</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>决议</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>carried out</source>
        <translation>已落实</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Edit meeting</source>
        <translation>修改会议</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>without a day: {n}</source>
        <translation>无日期：{n}</translation>
    </message>
    <message>
        <source>days off not final</source>
        <translation>节假日安排未最终公布</translation>
    </message>
    <message>
        <source>no days off known</source>
        <translation>无节假日数据</translation>
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
        <source>A college</source>
        <translation>院校</translation>
    </message>
    <message>
        <source>A secretariat or authority</source>
        <translation>秘书处或主管部门</translation>
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
        <source>Name of the institution</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Code of the office</source>
        <translation>办公室代码</translation>
    </message>
    <message>
        <source>Whose office it is</source>
        <translation>办公室性质</translation>
    </message>
    <message>
        <source>A college sends and hosts people; a secretariat brings its members together.</source>
        <translation>院校派出和接收人员；秘书处协调各成员单位。</translation>
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
        <source>Latin letters and digits, 12 at most. Numbers of certificates begin with it.</source>
        <translation>拉丁字母和数字，最多12位。证书编号以此开头。</translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>New: {kind}</source>
        <translation>新建：{kind}</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
</context>
<context>
    <name>NewTestDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>OfferPapers</name>
    <message>
        <source>PDF (*.pdf);;Workbook (*.xlsx)</source>
        <translation>PDF (*.pdf);;工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message numerus="yes">
        <source>%n match</source>
        <translation>
            <numerusform>%n 条匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to ask</source>
        <translation>
            <numerusform>%n 条可询问</numerusform>
        </translation>
    </message>
    <message>
        <source>Worth asking about: too little is said yet</source>
        <translation>值得询问：目前信息太少</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>what to fill in</source>
        <translation>下一处待填</translation>
    </message>
</context>
<context>
    <name>OfficeWindow</name>
    <message>
        <source>This is the sample office: every person and institution in it is invented.</source>
        <translation>这是示例数据：其中的人员和院校均为虚构。</translation>
    </message>
    <message>
        <source>This file is new and has made its keys. Send the first package to the office: it brings them.</source>
        <translation>这是新文件，密钥已生成。请向交流部门发送首个数据包，密钥随包发出。</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>发送…</translation>
    </message>
    <message numerus="yes">
        <source>Name forms filled in for %n person</source>
        <translation>
            <numerusform>已为 %n 人补全姓名写法</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherPrograms</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>No program on this computer opens “{name}”. It lies in {folder}.</source>
        <translation>此电脑上没有能打开“{name}”的程序。文件位于 {folder}。</translation>
    </message>
    <message>
        <source>No program on this computer shows folders. This one is {folder}.</source>
        <translation>此电脑上没有能显示文件夹的程序。文件夹位置：{folder}。</translation>
    </message>
    <message>
        <source>“{name}” is not in {folder} any more.</source>
        <translation>“{name}”已不在 {folder} 中。</translation>
    </message>
</context>
<context>
    <name>OwnKeyCard</name>
    <message>
        <source>The digits of our key</source>
        <translation>本方密钥的数字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>Lock with a passphrase…</source>
        <translation>设置口令…</translation>
    </message>
    <message>
        <source>Read them out when the office calls: so it knows that the answer came from you.</source>
        <translation>交流部门来电时请念出，以便确认答复确实来自贵校。</translation>
    </message>
    <message>
        <source>Read them out when a partner wants to be sure that a package comes from this office.</source>
        <translation>合作院校需要确认数据包来自本部门时，请念出。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Work without a passphrase</source>
        <translation>不使用口令</translation>
    </message>
    <message>
        <source>At least eight characters; better four words that do not belong together.</source>
        <translation>至少八个字符；最好是四个互不相关的词。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Saved. Write the passphrase down; nobody can bring it back.</source>
        <translation>已保存。请记下口令，遗失后无法找回。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>OwnReportDialog</name>
    <message>
        <source>Own report</source>
        <translation>自定义报表</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move a column. What is grouped or added up becomes a column too.</source>
        <translation>Alt+↑、Alt+↓ 移动列。分组和合计的项目也会成为列。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Add up</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>There is a report with this name already.</source>
        <translation>已有同名报表。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不分组</translation>
    </message>
</context>
<context>
    <name>PanelButton</name>
    <message>
        <source>Try</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Add examples…</source>
        <translation>添加示例…</translation>
    </message>
    <message>
        <source>I checked this</source>
        <translation>我已核对</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
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
    <name>ParagraphBox</name>
    <message>
        <source>Previous paragraph</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>Another paragraph</source>
        <translation>增加段落</translation>
    </message>
    <message>
        <source>Remove this paragraph</source>
        <translation>删除本段</translation>
    </message>
    <message>
        <source>Particulars…</source>
        <translation>信息表…</translation>
    </message>
    <message>
        <source>A table with labels instead of words</source>
        <translation>用带标签的表格代替文字</translation>
    </message>
    <message>
        <source>Only when…</source>
        <translation>仅当…</translation>
    </message>
    <message>
        <source>Words of the paragraph</source>
        <translation>段落文字</translation>
    </message>
    <message>
        <source>Paragraph {n} of {total}</source>
        <translation>第 {n} 段，共 {total} 段</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>PartColumn</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Further back</source>
        <translation>后移一层</translation>
    </message>
    <message>
        <source>Further in front</source>
        <translation>前移一层</translation>
    </message>
    <message>
        <source>Copy of this part</source>
        <translation>复制此部分</translation>
    </message>
    <message>
        <source>Remove this part</source>
        <translation>删除此部分</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Parts of the design</source>
        <translation>模板的各部分</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Insert a fact…</source>
        <translation>插入内容项…</translation>
    </message>
    <message>
        <source>What is different on each paper: name, programme, dates</source>
        <translation>每份证书不同的内容：姓名、项目、日期</translation>
    </message>
    <message>
        <source>Settings of the part</source>
        <translation>此部分的设置</translation>
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
        <translation>发送…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>接收…</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>{name}的更多操作</translation>
    </message>
    <message>
        <source>Last contact {moment}</source>
        <translation>最近联系：{moment}</translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation>尚无数据包</translation>
    </message>
    <message>
        <source>program {version}</source>
        <translation>程序版本 {version}</translation>
    </message>
    <message>
        <source>key {digits}…</source>
        <translation>密钥 {digits}…</translation>
    </message>
    <message>
        <source>{name} may not have received the last package.</source>
        <translation>{name}可能没有收到上一个数据包。</translation>
    </message>
    <message>
        <source>Make it again…</source>
        <translation>重新生成…</translation>
    </message>
    <message>
        <source>No answer yet. The college opens its file, presses Send and gives you that package; import it here.</source>
        <translation>尚无答复。对方打开文件，点击“发送”，把数据包交给您后在此接收。</translation>
    </message>
    <message>
        <source>Revoked: nothing is taken in from this file and nothing is made for it.</source>
        <translation>已撤销：不再接收来自此文件的数据包，也不再向其发送。</translation>
    </message>
    <message>
        <source>Show the institution</source>
        <translation>查看院校</translation>
    </message>
    <message>
        <source>Compare keys…</source>
        <translation>核对密钥…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision</source>
        <translation>
            <numerusform>%n 项待决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held change</source>
        <translation>
            <numerusform>%n 项暂留</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartnersView</name>
    <message>
        <source>No partner file yet. A college that has one enters its data without a connection and sends it back as a package.</source>
        <translation>尚无合作院校文件。持有文件的院校可离线录入数据，并以数据包形式发回。</translation>
    </message>
    <message>
        <source>Make partner file…</source>
        <translation>创建合作院校文件…</translation>
    </message>
    <message>
        <source>The key is confirmed</source>
        <translation>密钥已确认</translation>
    </message>
    <message>
        <source>Revoke the file of {name}</source>
        <translation>撤销{name}的文件</translation>
    </message>
    <message>
        <source>From now on nothing is taken in from this file and nothing is made for it.</source>
        <translation>今后不再接收来自此文件的数据包，也不再向其发送。</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>PeopleCompare</name>
    <message>
        <source>One person or two?</source>
        <translation>是否同一人？</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Main entry if it is one person:</source>
        <translation>若为同一人，主记录：</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>是同一人</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Not sure yet</source>
        <translation>暂不确定</translation>
    </message>
    <message>
        <source>Nothing is rewritten: both entries keep their values and history, and undo parts them again.</source>
        <translation>不改写任何内容：两条记录各自保留数值和历史，撤销即可恢复。</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>First day there</source>
        <translation>转入日期</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>{name} 转班</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>转班</translation>
    </message>
    <message>
        <source>Moved to another group</source>
        <translation>已转班</translation>
    </message>
    <message>
        <source>{name} leaves the group</source>
        <translation>{name} 离班</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Noted as left</source>
        <translation>已登记离班</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>选人入班…</translation>
    </message>
    <message>
        <source>Move to another group…</source>
        <translation>转班…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>离班…</translation>
    </message>
    <message>
        <source>Nobody is in this group yet.</source>
        <translation>班里还没有人。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>From</source>
        <translation>入班</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>离班</translation>
    </message>
    <message>
        <source>Hours attended</source>
        <translation>实到 / 应到学时</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出勤率</translation>
    </message>
    <message numerus="yes">
        <source>%n person enrolled</source>
        <translation>
            <numerusform>已编入 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonChecklists</name>
    <message>
        <source>Checklists</source>
        <translation>办理清单</translation>
    </message>
</context>
<context>
    <name>PicturesCard</name>
    <message>
        <source>Pictures on certificates</source>
        <translation>证书上的图片</translation>
    </message>
    <message>
        <source>Shown by designs that have a place for them. PNG or JPEG; a signature is best on white or clear.</source>
        <translation>由留有位置的模板显示。PNG 或 JPEG；签名宜用白底或透明底。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Signature: {name}</source>
        <translation>签名：{name}</translation>
    </message>
    <message>
        <source>Logo of the office</source>
        <translation>部门徽标</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message numerus="yes">
        <source>Print %n certificate</source>
        <translation>
            <numerusform>打印 %n 份证书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n</source>
        <translation>
            <numerusform>打印 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Adjust…</source>
        <translation>调整…</translation>
    </message>
    <message>
        <source>For pre-printed forms: move the page on this printer</source>
        <translation>用于预印证书纸：调整页面在此打印机上的位置</translation>
    </message>
    <message>
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>Some pages are A3, others A4: both kinds of paper are needed.</source>
        <translation>部分页面为 A3，其余为 A4，两种纸都需要。</translation>
    </message>
    <message>
        <source>The pages are A3: A3 paper is needed.</source>
        <translation>页面为 A3，需用 A3 纸。</translation>
    </message>
</context>
<context>
    <name>PrinterDialog</name>
    <message>
        <source>The test page is being sent…</source>
        <translation>正在发送测试页…</translation>
    </message>
    <message>
        <source>The test page was sent to the printer. Measure it and correct the distances.</source>
        <translation>测试页已发送到打印机。请测量后修正距离。</translation>
    </message>
    <message>
        <source>Printer settings</source>
        <translation>打印机设置</translation>
    </message>
    <message>
        <source>Printers shift pages by a millimetre or two. Print the test page, measure, type the difference.</source>
        <translation>打印机往往会使页面偏移一两毫米。请打印测试页并测量，然后填写差值。</translation>
    </message>
    <message>
        <source>To the right, mm</source>
        <translation>向右（毫米）</translation>
    </message>
    <message>
        <source>Down, mm</source>
        <translation>向下（毫米）</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>单双面</translation>
    </message>
    <message>
        <source>Print test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>moved {right} mm right, {down} mm down</source>
        <translation>向右 {right} 毫米，向下 {down} 毫米</translation>
    </message>
    <message>
        <source>pages as drawn</source>
        <translation>位置不作调整</translation>
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
            <numerusform>%n 个合作项目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuestionDetail</name>
    <message>
        <source>Asked on {day}</source>
        <translation>提问日期：{day}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answer; goes with the next package</source>
        <translation>答复（随下一个数据包发出）</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>不再需要</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>The answer goes with the next package</source>
        <translation>答复将随下一个数据包发出</translation>
    </message>
    <message>
        <source>The question is withdrawn</source>
        <translation>问题已撤回</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The office has no questions.</source>
        <translation>交流部门没有提问。</translation>
    </message>
    <message>
        <source>No open questions. Ask a college from a card on the page “Decisions”.</source>
        <translation>没有待答复的问题。可在“待决事项”中向院校核实。</translation>
    </message>
    <message numerus="yes">
        <source>%n open question</source>
        <translation>
            <numerusform>%n 个待答复的问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>open the stay</source>
        <translation>打开交流记录</translation>
    </message>
    <message>
        <source>Waive the language level</source>
        <translation>免除语言要求</translation>
    </message>
    <message>
        <source>Why may they go without the level? The reason is kept.</source>
        <translation>为什么可以免除？原因将保存。</translation>
    </message>
    <message>
        <source>Nobody is in this view. The other views have the rest.</source>
        <translation>此视图中没有人员，其余人员在其他视图中。</translation>
    </message>
    <message>
        <source>No stay to come asks for a language level. Programmes and conditions of agreements say the level.</source>
        <translation>将开始的交流没有语言要求。语言要求在项目和协议条款中填写。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>only until {day}</source>
        <translation>仅到 {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>stated, no proof</source>
        <translation>自述，无证明</translation>
    </message>
    <message>
        <source>Language readiness</source>
        <translation>语言达标</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>免除…</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>恢复要求</translation>
    </message>
    <message numerus="yes">
        <source>%n stay</source>
        <translation>
            <numerusform>%n 项交流</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level asked for again for %n person</source>
        <translation>
            <numerusform>已恢复 %n 人的语言要求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level waived for %n person</source>
        <translation>
            <numerusform>已为 %n 人免除语言要求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Exchange packages (*.exchpack)</source>
        <translation>交换数据包 (*.exchpack)</translation>
    </message>
    <message>
        <source>Receive a package</source>
        <translation>接收数据包</translation>
    </message>
    <message>
        <source>The lost steps are given up.</source>
        <translation>已放弃丢失的步骤。</translation>
    </message>
    <message>
        <source>Drop a package here</source>
        <translation>将数据包拖放到此处</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what the package would do.</source>
        <translation>先预览数据包的内容，确认之前不作任何更改。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>This package is locked with a passphrase</source>
        <translation>此数据包设有口令</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>People in the package</source>
        <translation>数据包中的人员</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Give the lost steps up</source>
        <translation>放弃丢失的步骤</translation>
    </message>
    <message>
        <source>The package from {name} is in.</source>
        <translation>{name}的数据包已导入。</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>来自{name}</translation>
    </message>
    <message>
        <source>Compare the keys…</source>
        <translation>核对密钥…</translation>
    </message>
    <message>
        <source>made {moment}</source>
        <translation>生成于 {moment}</translation>
    </message>
    <message>
        <source>signed with key {digits}…</source>
        <translation>签名密钥 {digits}…</translation>
    </message>
    <message>
        <source>part {k} of {n}</source>
        <translation>第 {k} 部分，共 {n} 部分</translation>
    </message>
    <message>
        <source>This is the answer of {name}: its keys come with it. Compare them by telephone afterwards.</source>
        <translation>这是{name}的答复，附有其密钥。导入后请通过电话核对。</translation>
    </message>
    <message>
        <source>This package was already taken in on {moment}. Doing it again changes nothing.</source>
        <translation>此数据包已于 {moment} 导入，再次导入不会有任何变化。</translation>
    </message>
    <message>
        <source>The other side knows changes of this file that are no longer here. They come back with it.</source>
        <translation>对方保存着本文件已丢失的更改，将随包恢复。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有更改</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Reading the package…</source>
        <translation>正在读取数据包…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message numerus="yes">
        <source>%n change waits for an update of the program: this version does not know what it says.</source>
        <translation>
            <numerusform>%n 项修改等待程序更新：本版本还读不懂其内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step waits for a package that has not come yet.</source>
        <translation>
            <numerusform>%n 步操作等待尚未到达的数据包。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go to %n decision</source>
        <translation>
            <numerusform>处理 %n 项待决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>See %n held change</source>
        <translation>
            <numerusform>查看 %n 项暂留更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed record</source>
        <translation>
            <numerusform>更改的记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>difference</source>
        <translation>
            <numerusform>处不一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held change</source>
        <translation>
            <numerusform>暂留更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs your decision</source>
        <translation>
            <numerusform>需要您决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new person</source>
        <translation>
            <numerusform>新增人员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>possible duplicate</source>
        <translation>
            <numerusform>可能重复</numerusform>
        </translation>
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
        <source>Everybody who can get one</source>
        <translation>所有可签发的人</translation>
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
        <source>Open: {kind}</source>
        <translation>打开{kind}</translation>
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
        <source>{usual} if left empty</source>
        <translation>未填时按 {usual} 计</translation>
    </message>
    <message>
        <source>No term of the glossary stands in it. Terms are kept under “Offers and needs”.</source>
        <translation>其中没有术语表里的术语。术语在“供需信息”中维护。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>RecordKeeper</name>
    <message>
        <source>This one was begun earlier and is not saved. Finish it or throw it away, then add the other one.</source>
        <translation>这条记录此前已开始填写，尚未保存。请先填完或放弃，再添加另一条。</translation>
    </message>
    <message>
        <source>Nothing more is needed: saved with the first thing that you fill in.</source>
        <translation>必填内容已齐全：再填写任意一项即自动保存。</translation>
    </message>
    <message>
        <source>Saved as soon as all fields marked * and one of those marked (*) are filled in.</source>
        <translation>带 * 的字段全部填写、带 (*) 的字段至少填写一项后自动保存。</translation>
    </message>
    <message>
        <source>Saved as soon as one of the fields marked (*) is filled in.</source>
        <translation>带 (*) 的字段至少填写一项后自动保存。</translation>
    </message>
    <message>
        <source>Saved as soon as the fields marked * are filled in.</source>
        <translation>填写完带 * 的字段后自动保存。</translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>More about {record}</source>
        <translation>{record}的更多操作</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Open the list (Alt+↓)</source>
        <translation>打开列表（Alt+↓）</translation>
    </message>
    <message>
        <source>Show more…</source>
        <translation>显示更多…</translation>
    </message>
    <message>
        <source>Create “{name}”…</source>
        <translation>新建“{name}”…</translation>
    </message>
    <message>
        <source>Create a new one…</source>
        <translation>新建一条…</translation>
    </message>
</context>
<context>
    <name>RegisterStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>%n 份未处理：已办过此步或已作废</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Show why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>The pages as they were when the paper was issued</source>
        <translation>与签发时完全相同的页面</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate handed over</source>
        <translation>
            <numerusform>已发放 %n 份证书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate noted as signed</source>
        <translation>
            <numerusform>已登记 %n 份证书签字盖章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate revoked</source>
        <translation>
            <numerusform>已作废 %n 份证书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: already further on, or void</source>
        <translation>
            <numerusform>%n 份未处理：已办过此步或已作废</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number was used and is on no paper any more. It is not given again.</source>
        <translation>
            <numerusform>有 %n 个编号曾被使用，现无对应证书，不再重新使用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>In the column</source>
        <translation>所在列</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Type what is to be found.</source>
        <translation>请输入要查找的内容。</translation>
    </message>
    <message>
        <source>No shown cell of this column changes.</source>
        <translation>所显示的行中，该列没有单元格会改变。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the shown cells changes.</source>
        <translation>
            <numerusform>所显示的单元格中有 %n 个会改变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportNarrowing</name>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>按起止日期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作院校</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Any partner</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
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
        <source>“{name}” goes for good; no record does.</source>
        <translation>“{name}”将永久移除，记录不受影响。</translation>
    </message>
    <message>
        <source>Remove the report?</source>
        <translation>移除报表？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>New report…</source>
        <translation>新建报表…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Make PDF…</source>
        <translation>生成 PDF…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>Nothing fits this.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>约 {number}</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报表语言</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
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
    <name>Reprinting</name>
    <message>
        <source>Save certificates</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Printing certificates</source>
        <translation>正在打印证书</translation>
    </message>
    <message>
        <source>Writing certificates</source>
        <translation>正在写入证书</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Printing was stopped; what the printer had already may still come out.</source>
        <translation>打印已停止，已发送到打印机的页面可能仍会印出。</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate printed</source>
        <translation>
            <numerusform>已打印 %n 份证书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: revoked</source>
        <translation>
            <numerusform>%n 份未列入：已作废</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetakeDialog</name>
    <message>
        <source>Retake of {exam}</source>
        <translation>补考：{exam}</translation>
    </message>
    <message>
        <source>Enter retake</source>
        <translation>录入补考</translation>
    </message>
</context>
<context>
    <name>ReturnedDetail</name>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>kept by {partner}</source>
        <translation>由{partner}保存</translation>
    </message>
    <message>
        <source>Our own key has signed this change. It was lost here, and the partner has kept it.</source>
        <translation>此项修改由本方密钥签名，此处已丢失，由合作院校保存。</translation>
    </message>
    <message>
        <source>This change is from before changes were signed. Nobody can prove that it is ours: take it back only if you know it again.</source>
        <translation>此项修改写于启用签名之前，无法证明出自本方；确认无误后方可取回。</translation>
    </message>
    <message>
        <source>What the change says</source>
        <translation>修改内容</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n unsigned change out</source>
        <translation>
            <numerusform>不采用 %n 项未签名的修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take all %n signed changes back</source>
        <translation>
            <numerusform>取回 %n 项已签名的修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take also %n unsigned change back</source>
        <translation>
            <numerusform>同时取回 %n 项未签名的修改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedView</name>
    <message>
        <source>Changes of ours that this file has lost. Nothing counts before it is taken back.</source>
        <translation>此文件丢失的本方修改。取回之前均不生效。</translation>
    </message>
    <message>
        <source>No lost change of ours waits here.</source>
        <translation>没有等待取回的本方修改。</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message numerus="yes">
        <source>%n lost change taken back</source>
        <translation>
            <numerusform>已取回 %n 项丢失的修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost change waits to be taken back</source>
        <translation>
            <numerusform>%n 项丢失的修改等待取回</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevokeStrip</name>
    <message>
        <source>Kept in the register, for example: name misspelt</source>
        <translation>记入登记簿，例如：姓名拼写有误</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Type the reason first.</source>
        <translation>请先填写原因。</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n certificate</source>
        <translation>
            <numerusform>作废 %n 份证书</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>Somebody else</source>
        <translation>另一人</translation>
    </message>
    <message>
        <source>Another record</source>
        <translation>另一条记录</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>{number} 列</translation>
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
        <source>As it was sent: nothing changes.</source>
        <translation>与发出时相同，没有变化。</translation>
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
        <source>Will be added as a new record.</source>
        <translation>将作为新记录加入。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>{column}: you chose “{name}”.</source>
        <translation>{column}：已选“{name}”。</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>另选…</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>是同一人</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>就是这条</translation>
    </message>
    <message>
        <source>{column}: perhaps meant</source>
        <translation>{column}：可能是</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>选这个</translation>
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
        <source>All are new records</source>
        <translation>全部作为新记录</translation>
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
    <message numerus="yes">
        <source>%n row may be about records that are already there.</source>
        <translation>
            <numerusform>有 %n 行可能是已有的记录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SameEvent</name>
    <message>
        <source>One event: keep {day}</source>
        <translation>是同一件事：保留 {day}</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Longest names</source>
        <translation>最长姓名</translation>
    </message>
    <message>
        <source>Invented names</source>
        <translation>虚构姓名</translation>
    </message>
    <message>
        <source>A person…</source>
        <translation>指定人员…</translation>
    </message>
    <message>
        <source>Whose facts the page shows</source>
        <translation>页面显示谁的信息</translation>
    </message>
    <message>
        <source>Name in any script</source>
        <translation>任意文字的姓名</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>SavedChanges</name>
    <message>
        <source>Nothing has been saved in this form that could be undone.</source>
        <translation>此表单中没有可以撤销的已保存更改。</translation>
    </message>
    <message>
        <source>No field was changed since this record was saved. Edit, Undo takes the record back.</source>
        <translation>保存后未修改任何字段。如需撤回整条记录，请使用菜单“编辑—撤销”。</translation>
    </message>
    <message>
        <source>Undone: {field} is “{value}” again</source>
        <translation>已撤销：“{field}”恢复为“{value}”</translation>
    </message>
    <message>
        <source>Undone: {field} is empty again</source>
        <translation>已撤销：“{field}”恢复为空</translation>
    </message>
    <message>
        <source>Nothing has been undone in this form that could be redone.</source>
        <translation>此表单中没有可重做的更改。</translation>
    </message>
    <message>
        <source>Redone: {field} is “{value}” again</source>
        <translation>已重做：“{field}”又为“{value}”</translation>
    </message>
    <message>
        <source>Redone: {field} is empty again</source>
        <translation>已重做：“{field}”又为空</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Sort scans</source>
        <translation>扫描件归类</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Which task is each file for? Where it says “guess”, the name of the file told it.</source>
        <translation>请指明每个文件属于哪项。标有“推测”的系按文件名推测。</translation>
    </message>
    <message>
        <source>Keep the scans</source>
        <translation>保存扫描件</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>推测</translation>
    </message>
</context>
<context>
    <name>ScanSorter</name>
    <message>
        <source>Drop scans here, ten at once</source>
        <translation>将扫描件拖到此处，可一次多个</translation>
    </message>
    <message>
        <source>Sorted by their names, the rest is asked once.</source>
        <translation>按文件名归类，其余一次询问。</translation>
    </message>
    <message>
        <source>{file} → {task} (guessed by its name)</source>
        <translation>{file} → {task}（按文件名推测）</translation>
    </message>
    <message>
        <source>{file} → {task}</source>
        <translation>{file} → {task}</translation>
    </message>
    <message>
        <source>{file}: left out</source>
        <translation>{file}：未保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>所有文件 (*);;PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add scans</source>
        <translation>添加扫描件</translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
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
    <name>SendPanel</name>
    <message>
        <source>Send to {name}</source>
        <translation>发送给{name}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>包内内容</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>谁能打开</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Tell it by telephone, never beside the package. At least four words that do not belong together.</source>
        <translation>请通过电话告知，切勿与数据包放在一起。至少用四个互不相关的词。</translation>
    </message>
    <message>
        <source>Files stay here unless they are ticked.</source>
        <translation>未勾选的附件不会发出。</translation>
    </message>
    <message>
        <source>People in the package</source>
        <translation>数据包中的人员</translation>
    </message>
    <message>
        <source>Make the package</source>
        <translation>生成数据包</translation>
    </message>
    <message>
        <source>{words} First sent on {day}.</source>
        <translation>{words}首次发送于 {day}。</translation>
    </message>
    <message>
        <source>key {digits}</source>
        <translation>密钥 {digits}</translation>
    </message>
    <message>
        <source>Whoever knows the passphrase</source>
        <translation>知道口令的人</translation>
    </message>
    <message>
        <source>new there</source>
        <translation>对方新增</translation>
    </message>
    <message numerus="yes">
        <source>%n change was sent before and not confirmed; it goes again.</source>
        <translation>
            <numerusform>%n 项更改曾发送但未确认，将再次发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person has no recorded consent to a transfer abroad.</source>
        <translation>
            <numerusform>%n 人没有登记向境外提供信息的同意。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change</source>
        <translation>
            <numerusform>项更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>person</source>
        <translation>
            <numerusform>人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question</source>
        <translation>
            <numerusform>个问题</numerusform>
        </translation>
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
        <translation>本部门</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>基础数据</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>通知</translation>
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
    <name>SettleDialog</name>
    <message>
        <source>Type the mark or the day of a course that is done.</source>
        <translation>请填写已完成课程的成绩或日期。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
</context>
<context>
    <name>SideLine</name>
    <message>
        <source>waiting</source>
        <translation>待签署</translation>
    </message>
    <message>
        <source>Record approval…</source>
        <translation>登记签署…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>登记退回…</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>查看文件</translation>
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
        <source>Co-operation</source>
        <translation>合作</translation>
    </message>
    <message>
        <source>Papers and data</source>
        <translation>材料与数据</translation>
    </message>
    <message>
        <source>Show {area} here</source>
        <translation>在侧栏显示“{area}”</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Hash on the signed paper</source>
        <translation>所签文本上的校验码</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签署日期</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)</source>
        <translation>PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Signed paper</source>
        <translation>签署文件</translation>
    </message>
    <message>
        <source>Add a scan…</source>
        <translation>添加扫描件…</translation>
    </message>
    <message>
        <source>no scan</source>
        <translation>无扫描件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>SlotLine</name>
    <message>
        <source>Remove line</source>
        <translation>删除此行</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split the column “{heading}”</source>
        <translation>拆分“{heading}”列</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Another sign</source>
        <translation>其他符号</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Type the sign that stands between the parts.</source>
        <translation>请输入各部分之间的符号。</translation>
    </message>
    <message>
        <source>Hardly a cell has this separator. Choose another one.</source>
        <translation>几乎没有单元格含有此分隔符。请选择其他分隔符。</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Slash or vertical bar</source>
        <translation>斜线或竖线</translation>
    </message>
    <message>
        <source>Line break</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Bracket</source>
        <translation>括号</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>短横线</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空格</translation>
    </message>
    <message numerus="yes">
        <source>%n cell has more parts or fewer and will be asked about.</source>
        <translation>
            <numerusform>%n 个单元格的部分更多或更少，将逐一询问。</numerusform>
        </translation>
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
        <source>What its headings say</source>
        <translation>按表头判断</translation>
    </message>
    <message>
        <source>Excel, WPS or LibreOffice. Nothing goes into the records before you have looked at every row.</source>
        <translation>支持 Excel、WPS 或 LibreOffice。核对每一行之前，不会写入任何记录。</translation>
    </message>
    <message>
        <source>The list holds</source>
        <translation>表中内容</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>粘贴行</translation>
    </message>
    <message>
        <source>Rows that were copied in Excel or WPS, with their headings (Ctrl+V)</source>
        <translation>在 Excel 或 WPS 中连同表头一起复制的行（Ctrl+V）</translation>
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
        <source>Show what is not saved yet, and why</source>
        <translation>查看尚未保存的内容及原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SubPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Take over the transcript</source>
        <translation>导入成绩单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>需要注意</translation>
    </message>
    <message>
        <source>Add “{name}” to the institutions</source>
        <translation>将“{name}”添加为院校</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Not taken over, or to be known</source>
        <translation>未导入的内容和说明</translation>
    </message>
    <message>
        <source>Kept with the person: {papers}</source>
        <translation>随人员保存：{papers}</translation>
    </message>
    <message>
        <source>Everything in the file is there already.</source>
        <translation>文件中的内容都已存在。</translation>
    </message>
    <message>
        <source>Where a line differs from ours, the file is right</source>
        <translation>与我方记录不同时，以文件为准</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
</context>
<context>
    <name>TaskActs</name>
    <message>
        <source>Done on a day</source>
        <translation>填写完成日期</translation>
    </message>
    <message>
        <source>Why is it not asked for? The reason is kept.</source>
        <translation>为什么免除？理由会保存。</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>免除</translation>
    </message>
    <message>
        <source>Why does the rule not fit? The reason is kept.</source>
        <translation>为什么不适用？理由会保存。</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>What is wrong with it? The reason is kept.</source>
        <translation>有什么问题？理由会保存。</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>No change of the rule moves it then. Without a day the rule counts again.</source>
        <translation>之后规则变动不再改动该日期；留空则重新按规则计算。</translation>
    </message>
    <message>
        <source>Move to another day</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>所有文件 (*);;PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Add scans</source>
        <translation>添加扫描件</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>今天完成</translation>
    </message>
    <message>
        <source>Done on…</source>
        <translation>完成日期…</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>免除…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>指派…</translation>
    </message>
    <message>
        <source>With the authority</source>
        <translation>已报主管机关</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>退回补正…</translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation>不适用…</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Back to “to do”</source>
        <translation>恢复为待办</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskExport</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;文本 (*.csv)</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
</context>
<context>
    <name>TaskFormCommands</name>
    <message>
        <source>A workbook with what the partner has to do. It fills in its answers and sends the file back.</source>
        <translation>写成工作簿，列出该院校需办的事项；对方填写后发回。</translation>
    </message>
    <message>
        <source>Form of tasks for a partner</source>
        <translation>合作院校任务表</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Nothing is written before you have seen what the form changes.</source>
        <translation>先列出任务表带来的更改，确认后才写入。</translation>
    </message>
    <message>
        <source>Take in a form of tasks</source>
        <translation>接收任务表</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Filled form</source>
        <translation>填好的任务表</translation>
    </message>
    <message numerus="yes">
        <source>%n answer taken over</source>
        <translation>
            <numerusform>已采用 %n 条答复</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>a date only: no file is kept</source>
        <translation>只记日期，不留文件</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>Previous task</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Next task</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Hide panel</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>今天完成</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing is overdue. What comes next stands under “This week”.</source>
        <translation>没有逾期事项。近期事项见“本周”。</translation>
    </message>
    <message>
        <source>Nothing is due this week. What comes later stands under “All”.</source>
        <translation>本周没有到期事项。之后的事项见“全部”。</translation>
    </message>
    <message>
        <source>Nobody owes you an answer.</source>
        <translation>没有等待答复的事项。</translation>
    </message>
    <message>
        <source>Nothing has come in that you have to look at.</source>
        <translation>没有待核材料。</translation>
    </message>
    <message>
        <source>No documents are missing.</source>
        <translation>材料已齐全。</translation>
    </message>
    <message>
        <source>No notice to an authority is due.</source>
        <translation>没有需要向主管机关报备的事项。</translation>
    </message>
    <message numerus="yes">
        <source>%n d late to act</source>
        <translation>
            <numerusform>应办已过 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天截止</translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>moved by hand</source>
        <translation>手动改期</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>按计划</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>to do: {n}</source>
        <translation>待办：{n}</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>{tasks}, of {total} in all</source>
        <translation>{tasks}（共 {total} 项）</translation>
    </message>
    <message>
        <source>next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tasks of the day</source>
        <translation>当日任务</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>done today</source>
        <translation>今天完成</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>waive</source>
        <translation>免除</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>message</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>open the stay</source>
        <translation>打开交流记录</translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>去核对</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月历</translation>
    </message>
    <message>
        <source>Nothing here fits these filters.</source>
        <translation>没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No tasks yet. They come from stays and rules in use; own ones can be added now.</source>
        <translation>还没有任务。事项由交流记录和已启用的规则产生，也可以自行添加。</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>第 {n} 项，共 {total} 项</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
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
    <name>TestsView</name>
    <message>
        <source>New test</source>
        <translation>新建测验</translation>
    </message>
    <message>
        <source>{title}, retake</source>
        <translation>{title}（补考）</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>补考</translation>
    </message>
    <message>
        <source>Change test</source>
        <translation>修改测验</translation>
    </message>
    <message>
        <source>Test changed</source>
        <translation>测验已修改</translation>
    </message>
    <message>
        <source>The test “{title}” goes with all its points. You can undo this.</source>
        <translation>测验“{title}”及其全部得分将被删除。可以撤销。</translation>
    </message>
    <message>
        <source>Delete test</source>
        <translation>删除测验</translation>
    </message>
    <message>
        <source>Test deleted</source>
        <translation>测验已删除</translation>
    </message>
    <message>
        <source>Results taken over</source>
        <translation>成绩已采用</translation>
    </message>
    <message>
        <source>Test added</source>
        <translation>测验已添加</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Result, %</source>
        <translation>成绩（%）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>nobody in this group is called so</source>
        <translation>班里没有叫这个名字的人</translation>
    </message>
    <message>
        <source>New test…</source>
        <translation>新建测验…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Retake…</source>
        <translation>补考…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Paste points</source>
        <translation>粘贴得分</translation>
    </message>
    <message>
        <source>Take results over</source>
        <translation>采用成绩</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测验</translation>
    </message>
    <message>
        <source>No test yet. A test has parts with points and weights; points can be pasted from Excel.</source>
        <translation>还没有测验。测验由若干部分组成，各有满分和权重；得分可从 Excel 粘贴。</translation>
    </message>
    <message numerus="yes">
        <source>%n person of the group is called so: type the points below</source>
        <translation>
            <numerusform>班里有 %n 人叫这个名字：请在下方输入得分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result</source>
        <translation>
            <numerusform>%n 个成绩</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value needs you</source>
        <translation>
            <numerusform>%n 个值需要您处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value not taken</source>
        <translation>
            <numerusform>%n 个值未采用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value pasted</source>
        <translation>
            <numerusform>已粘贴 %n 个值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickCard</name>
    <message>
        <source>Find in this list</source>
        <translation>在此列表中查找</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
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
    <name>TimetableView</name>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>已有此课</translation>
    </message>
    <message>
        <source>worked instead of {day}</source>
        <translation>补 {day} 的课</translation>
    </message>
    <message>
        <source>Weekly timetable</source>
        <translation>每周课表</translation>
    </message>
    <message>
        <source>Days off of the host country are unticked; weekend days worked instead follow the timetable of the day they replace. Space changes a tick.</source>
        <translation>所在国放假日未勾选；调休上班的周末按所补日期的课表上课。按空格键更改勾选。</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message numerus="yes">
        <source>%n lesson planned</source>
        <translation>
            <numerusform>已排 %n 次课</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan %n lesson</source>
        <translation>
            <numerusform>排 %n 次课</numerusform>
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
    <name>Today</name>
    <message numerus="yes">
        <source>%n asked lately; nobody has to be reminded yet.</source>
        <translation>
            <numerusform>近期已要求 %n 项，暂无需提醒。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>A package with what you entered; the first one also brings the keys of this file</source>
        <translation>把已录入的内容打成数据包；首个数据包还会带上本文件的密钥</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 项</translation>
    </message>
    <message>
        <source>Any Excel list of students in Chinese, Russian or English; nothing is kept before you agree</source>
        <translation>中、俄、英文的任何 Excel 学生名单均可；确认之前不会保存任何内容</translation>
    </message>
    <message>
        <source>Arriving and leaving</source>
        <translation>到校与离校</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次提醒</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>No task is due</source>
        <translation>没有到期任务</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Ctrl+N there begins a new person; their stay brings deadlines to this page</source>
        <translation>在那里按 Ctrl+N 新建人员；其交流记录的期限会显示在本页</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>案头</translation>
    </message>
    <message>
        <source>Do they come to class?</source>
        <translation>语言课出勤如何？</translation>
    </message>
    <message>
        <source>Due {day}: act today</source>
        <translation>{day}到期：今日办理</translation>
    </message>
    <message>
        <source>Enter the people you send</source>
        <translation>录入你们派出的人员</translation>
    </message>
    <message>
        <source>Enter your partners</source>
        <translation>录入合作院校</translation>
    </message>
    <message>
        <source>Formalities done?</source>
        <translation>手续办妥了吗？</translation>
    </message>
    <message>
        <source>Import of {file}</source>
        <translation>导入：{file}</translation>
    </message>
    <message>
        <source>Import the list you have</source>
        <translation>导入现有名单</translation>
    </message>
    <message>
        <source>In class today</source>
        <translation>今日课程</translation>
    </message>
    <message>
        <source>Begin the committee</source>
        <translation>建立议事机构</translation>
    </message>
    <message>
        <source>By hand, or by a form that they fill in; what matches among members is told here</source>
        <translation>手工录入，或由成员填写表格；成员之间的匹配会在此提示</translation>
    </message>
    <message>
        <source>Collect what members offer and need</source>
        <translation>收集成员单位的供给和需求</translation>
    </message>
    <message>
        <source>Colleges, enterprises, authorities and research organisations you bring together</source>
        <translation>您所协调的院校、企业、主管部门和科研机构</translation>
    </message>
    <message>
        <source>Describe your institution</source>
        <translation>填写本单位信息</translation>
    </message>
    <message>
        <source>Enter your members</source>
        <translation>录入成员单位</translation>
    </message>
    <message>
        <source>Its answer brings questions, decisions and news about your people</source>
        <translation>对方的回复会带来问题、决定和你们人员的最新情况</translation>
    </message>
    <message>
        <source>Look through the rules of both countries</source>
        <translation>查看两国的办理要求</translation>
    </message>
    <message>
        <source>Make a file for each member</source>
        <translation>为每个成员单位生成文件</translation>
    </message>
    <message>
        <source>Names of the college in three languages, who signs, academic years and terms</source>
        <translation>学校的三语名称、签字人、学年和学期</translation>
    </message>
    <message>
        <source>Names of your institution in three languages, and who signs</source>
        <translation>本单位的三语名称和签字人</translation>
    </message>
    <message>
        <source>No formalities are due this term.</source>
        <translation>本学期没有应办手续。</translation>
    </message>
    <message>
        <source>No guest is noted as arrived.</source>
        <translation>没有标记为已到校的来访人员。</translation>
    </message>
    <message>
        <source>No language groups yet.</source>
        <translation>尚无语言班。</translation>
    </message>
    <message>
        <source>No lesson was held within eight weeks.</source>
        <translation>八周内没有上过课。</translation>
    </message>
    <message>
        <source>No lessons, and none are planned. A group has a timetable.</source>
        <translation>没有课程，也没有计划。课表在语言班中设置。</translation>
    </message>
    <message>
        <source>No lessons. Next: {day}.</source>
        <translation>没有课程。下一次：{day}。</translation>
    </message>
    <message>
        <source>No partner named</source>
        <translation>未填写合作院校</translation>
    </message>
    <message>
        <source>No task is late, and none is to be done within a week.</source>
        <translation>没有逾期任务，一周内也没有要办的任务。</translation>
    </message>
    <message>
        <source>Nobody comes or goes before {day}.</source>
        <translation>{day}之前无人到校或离校。</translation>
    </message>
    <message>
        <source>Nobody comes or goes: no days are planned.</source>
        <translation>无人到校或离校：尚未计划日期。</translation>
    </message>
    <message>
        <source>Nobody is in this file yet. What your people still need, and by when, will stand here.</source>
        <translation>本文件中还没有人员。你们的人员还缺什么、何时前办妥，都会显示在这里。</translation>
    </message>
    <message>
        <source>Nobody is in this office yet. What is due, who arrives and what waits will stand here.</source>
        <translation>本办公室尚无人员。到期事项、到校安排和待办内容将显示在这里。</translation>
    </message>
    <message>
        <source>Nobody owes you an answer.</source>
        <translation>没有待回复的事项。</translation>
    </message>
    <message>
        <source>None ends within 90 days, and none is nearly used up.</source>
        <translation>90 天内没有到期的协议，名额充足。</translation>
    </message>
    <message>
        <source>Nothing is due this week, and no day is known for anything to come.</source>
        <translation>本周没有到期事项，之后的事项尚无日期。</translation>
    </message>
    <message>
        <source>Nothing is due this week. Next: {day}.</source>
        <translation>本周没有到期事项。下一项：{day}。</translation>
    </message>
    <message>
        <source>Who belongs to it, when it meets, what it decides and who carries that out</source>
        <translation>成员有谁、何时开会、作出什么决议、由谁落实</translation>
    </message>
    <message>
        <source>Nothing is due, and no day is known for anything to come.</source>
        <translation>没有到期事项，之后的事项尚无日期。</translation>
    </message>
    <message>
        <source>Nothing is in this office yet. Sessions, decisions and matches will stand here.</source>
        <translation>本办公室尚无内容。例会、决议和供需匹配将显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期事项。</translation>
    </message>
    <message>
        <source>Or enter the first person by hand</source>
        <translation>或手工录入第一位人员</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>填写本校信息</translation>
    </message>
    <message>
        <source>See how it looks when it is full</source>
        <translation>查看已填好的示例</translation>
    </message>
    <message>
        <source>Send it to the office</source>
        <translation>发送给交流部门</translation>
    </message>
    <message>
        <source>Take in what the office sends</source>
        <translation>接收交流部门发来的数据包</translation>
    </message>
    <message>
        <source>The colleges you send people to and host people from</source>
        <translation>与贵校互派人员的院校</translation>
    </message>
    <message>
        <source>The desk is clear.</source>
        <translation>案头没有待办。</translation>
    </message>
    <message>
        <source>The sample office opens in place of this one; everybody in it is invented</source>
        <translation>示例办公室将代替本文件打开；其中人员均为虚构</translation>
    </message>
    <message>
        <source>This day is in no term.</source>
        <translation>今日不在任何学期内。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Waiting for them</source>
        <translation>等待对方</translation>
    </message>
    <message>
        <source>What you look at for a while stands here.</source>
        <translation>最近查看的记录会显示在这里。</translation>
    </message>
    <message>
        <source>Who is here now?</source>
        <translation>目前谁在校？</translation>
    </message>
    <message>
        <source>Who needs which paper by when; switch off what your college does otherwise</source>
        <translation>谁在何时需要哪份材料；本校另有做法的可停用</translation>
    </message>
    <message>
        <source>With it a college enters its data on its own computer and sends you packages</source>
        <translation>成员单位据此在自己的电脑上录入数据，并向您发送数据包</translation>
    </message>
    <message numerus="yes">
        <source>asked %n days ago or more</source>
        <translation>
            <numerusform>已要求满 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n d</source>
        <translation>
            <numerusform>%n 天后到期</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>guests arrive</source>
        <translation>来访人员到校</translation>
    </message>
    <message>
        <source>guests leave</source>
        <translation>来访人员离校</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>ours come home</source>
        <translation>本校人员返回</translation>
    </message>
    <message>
        <source>ours leave</source>
        <translation>本校人员出发</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>should have arrived {day} · arrived?</source>
        <translation>应于{day}抵达 · 到了吗？</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已点名</translation>
    </message>
    <message>
        <source>{in} in · {out} out</source>
        <translation>来 {in} · 离 {out}</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>剩 {n} 项</translation>
    </message>
    <message>
        <source>{n} of {m} places taken</source>
        <translation>名额已用 {n} / {m}</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>{task}, late to act</source>
        <translation>{task}，已过最迟办理日</translation>
    </message>
    <message>
        <source>Decisions to make</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Changes of partners held back</source>
        <translation>对方的暂缓修改</translation>
    </message>
    <message>
        <source>Questions to partners</source>
        <translation>向合作方的提问</translation>
    </message>
    <message>
        <source>Imports that were begun</source>
        <translation>未完成的导入</translation>
    </message>
    <message>
        <source>Draft stays, without deadlines</source>
        <translation>草稿交流记录，暂无期限</translation>
    </message>
    <message>
        <source>Papers to sign</source>
        <translation>待签文件</translation>
    </message>
    <message>
        <source>Papers to hand over</source>
        <translation>待发放文件</translation>
    </message>
    <message>
        <source>Recognitions proposed</source>
        <translation>待审学分认定</translation>
    </message>
    <message>
        <source>New matches</source>
        <translation>新匹配</translation>
    </message>
    <message>
        <source>New matches among members</source>
        <translation>成员之间的新匹配</translation>
    </message>
    <message>
        <source>Interests to answer</source>
        <translation>待回复的意向</translation>
    </message>
    <message>
        <source>Interests answered</source>
        <translation>已答复的意向</translation>
    </message>
    <message>
        <source>Agreement drafts to read</source>
        <translation>待审阅的协议草案</translation>
    </message>
    <message>
        <source>Specialities to agree on</source>
        <translation>待确认的专业对应</translation>
    </message>
    <message>
        <source>Own offers and needs that end</source>
        <translation>即将到期的本方信息</translation>
    </message>
    <message>
        <source>Minutes changed: approvals void</source>
        <translation>纪要有改动，确认失效</translation>
    </message>
    <message>
        <source>Decisions reported as done</source>
        <translation>已报告完成的决议</translation>
    </message>
    <message>
        <source>Outputs to approve</source>
        <translation>待确认的项目成果</translation>
    </message>
    <message>
        <source>Late outputs of projects</source>
        <translation>逾期的项目成果</translation>
    </message>
    <message>
        <source>Outputs due soon</source>
        <translation>即将到期的项目成果</translation>
    </message>
    <message>
        <source>Projects without news</source>
        <translation>长期无进展的合作项目</translation>
    </message>
    <message>
        <source>Next session</source>
        <translation>下次例会</translation>
    </message>
    <message>
        <source>Minutes to approve</source>
        <translation>待确认的纪要</translation>
    </message>
    <message>
        <source>Minutes waiting for members</source>
        <translation>待成员单位确认的纪要</translation>
    </message>
    <message>
        <source>Agreed minutes to close</source>
        <translation>可定稿的纪要</translation>
    </message>
    <message>
        <source>Decisions that are late</source>
        <translation>逾期的决议</translation>
    </message>
    <message>
        <source>Decisions due soon</source>
        <translation>即将到期的决议</translation>
    </message>
</context>
<context>
    <name>TodayCommands</name>
    <message>
        <source>From Today</source>
        <translation>来自“今日”</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>No task is due</source>
        <translation>没有到期任务</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>再次提醒</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>{term}, week {n}</source>
        <translation>{term}，第 {n} 周</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>逾期 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation>
            <numerusform>本周 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptCard</name>
    <message>
        <source>Lines…</source>
        <translation>课程明细…</translation>
    </message>
    <message>
        <source>Type them or paste them from Excel</source>
        <translation>逐格输入，或从 Excel 粘贴</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>An ELMO file, or a workbook with lines for this transcript</source>
        <translation>ELMO 文件，或本成绩单的课程工作簿</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>签发…</translation>
    </message>
    <message>
        <source>With a number of the register, signed and sealed</source>
        <translation>编号登记，签字盖章</translation>
    </message>
    <message>
        <source>A draft or a copy, in one language or two</source>
        <translation>草稿或副本，一种或两种语言</translation>
    </message>
    <message>
        <source>XML for the programs of other colleges</source>
        <translation>供其他院校的程序读取的 XML</translation>
    </message>
</context>
<context>
    <name>TranscriptPart</name>
    <message>
        <source>ELMO with the paper in it</source>
        <translation>ELMO（内附成绩单）</translation>
    </message>
    <message>
        <source>Transcripts (*.xml *.xlsx *.xls *.ods *.csv)</source>
        <translation>成绩单 (*.xml *.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Import a transcript</source>
        <translation>导入成绩单</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>生成…</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>保存位置</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Catalogue for another office</source>
        <translation>给其他办公室的目录</translation>
    </message>
    <message>
        <source>Passphrase of the keys of this office</source>
        <translation>本部门密钥的口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>VerbBar</name>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
</context>
<context>
    <name>VerifyOffices</name>
    <message>
        <source>Add an office’s key or list…</source>
        <translation>添加院校公钥或清单…</translation>
    </message>
    <message>
        <source>So that others can verify our certificates</source>
        <translation>供他人核验本校证书</translation>
    </message>
    <message>
        <source>Give them the page: any browser verifies with it, without internet. Make it anew after a revocation.</source>
        <translation>请把核验页面交给对方：任何浏览器都能用它核验，无需联网。证书作废后请重新生成。</translation>
    </message>
    <message>
        <source>Page for browsers…</source>
        <translation>核验页面…</translation>
    </message>
    <message>
        <source>Our key…</source>
        <translation>本校公钥…</translation>
    </message>
    <message>
        <source>Key on paper…</source>
        <translation>公钥打印页…</translation>
    </message>
    <message>
        <source>Revoked certificates…</source>
        <translation>作废清单…</translation>
    </message>
    <message>
        <source>Keys and lists of offices</source>
        <translation>院校公钥和清单</translation>
    </message>
    <message>
        <source>Key of an office</source>
        <translation>院校公钥</translation>
    </message>
    <message>
        <source>Key on paper</source>
        <translation>公钥打印页</translation>
    </message>
    <message>
        <source>Page for browsers</source>
        <translation>核验页面</translation>
    </message>
    <message>
        <source>List of revoked certificates</source>
        <translation>作废证书清单</translation>
    </message>
</context>
<context>
    <name>VerifyView</name>
    <message>
        <source>Drop a picture or a PDF of the certificate</source>
        <translation>将证书的图片或 PDF 拖到这里</translation>
    </message>
    <message>
        <source>A photo, a scan or a screenshot with the whole square code</source>
        <translation>照片、扫描件或截图均可，二维码须完整</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Any phone shows this text when it scans the code. Ctrl+V also takes a picture.</source>
        <translation>用任意手机扫描二维码即可看到这段文字。也可用 Ctrl+V 粘贴图片。</translation>
    </message>
    <message>
        <source>Pictures, PDF, text</source>
        <translation>图片、PDF、文本</translation>
    </message>
    <message>
        <source>Verify a certificate</source>
        <translation>核验证书</translation>
    </message>
    <message>
        <source>This could not be verified: {reason}</source>
        <translation>无法核验：{reason}</translation>
    </message>
    <message>
        <source>Looking for the code…</source>
        <translation>正在查找二维码…</translation>
    </message>
    <message numerus="yes">
        <source>%n office known</source>
        <translation>
            <numerusform>已知 %n 所院校</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
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
        <translation>行政人员</translation>
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
        <source>Prepared</source>
        <translation>已生成</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
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
        <source>Signed, in force</source>
        <translation>已签署、生效中</translation>
    </message>
    <message>
        <source>Ends within 180 days</source>
        <translation>180 天内到期</translation>
    </message>
    <message>
        <source>In preparation, unsigned</source>
        <translation>准备中、待签</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation>待结班</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结班</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Retakes</source>
        <translation>补考</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>决定后有变动</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签章</translation>
    </message>
    <message>
        <source>To be handed over</source>
        <translation>待发放</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已发放</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Off until checked</source>
        <translation>核对前停用</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>供需匹配</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Specialities</source>
        <translation>专业对应</translation>
    </message>
    <message>
        <source>← Offers and needs</source>
        <translation>← 供需信息</translation>
    </message>
    <message>
        <source>What does your institution offer, and what does it need?</source>
        <translation>贵单位能提供什么，需要什么？</translation>
    </message>
    <message>
        <source>Nothing of yours ends within 30 days.</source>
        <translation>30 天内没有本单位的信息到期。</translation>
    </message>
    <message>
        <source>Nobody has asked yet, and you have asked nobody. Choose a match and press I.</source>
        <translation>还没有收到或发出意向。请选中一条匹配并按 I。</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟议</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已审定</translation>
    </message>
    <message>
        <source>Agreed by both</source>
        <translation>双方已商定</translation>
    </message>
    <message>
        <source>Which committee, council or group do you lead or sit in?</source>
        <translation>贵单位牵头或参加哪个委员会、理事会或工作组？</translation>
    </message>
    <message>
        <source>No members yet. Open a committee and add them there.</source>
        <translation>还没有成员。请打开机构，在其中添加。</translation>
    </message>
    <message>
        <source>No meeting yet. Add the committee and its members first.</source>
        <translation>还没有会议。请先添加机构及其成员。</translation>
    </message>
    <message>
        <source>No decision is open.</source>
        <translation>没有待落实的决议。</translation>
    </message>
    <message>
        <source>No decision is late.</source>
        <translation>没有逾期的决议。</translation>
    </message>
    <message>
        <source>No decisions yet. Open a meeting and add the first one there.</source>
        <translation>还没有决议。请打开会议，在会议中添加。</translation>
    </message>
    <message>
        <source>Nobody has approved any minutes yet. Approvals are given on the minutes.</source>
        <translation>还没有确认过纪要。确认在纪要页面进行。</translation>
    </message>
    <message>
        <source>Committees</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Control of decisions</source>
        <translation>决议督办</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation>全部决议</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>纪要确认</translation>
    </message>
    <message>
        <source>Which programmes, laboratories or materials do you work on with others?</source>
        <translation>本单位与哪些单位合作办学、共建实验室或编写教材？</translation>
    </message>
    <message>
        <source>No output yet. Open a project and add what it is to make.</source>
        <translation>暂无成果。请打开一个合作项目，添加其预期成果。</translation>
    </message>
    <message>
        <source>No output is late.</source>
        <translation>没有逾期的成果。</translation>
    </message>
    <message>
        <source>No project has members yet. Open one and add them there.</source>
        <translation>合作项目暂无成员。请打开一个合作项目添加成员。</translation>
    </message>
    <message>
        <source>No project goes on.</source>
        <translation>没有进行中的合作项目。</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>合作项目</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>项目成果</translation>
    </message>
    <message>
        <source>Late outputs</source>
        <translation>逾期成果</translation>
    </message>
    <message>
        <source>Memberships</source>
        <translation>成员单位</translation>
    </message>
    <message>
        <source>No participants yet. Add or import them.</source>
        <translation>尚未登记参会人员，请添加或导入。</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
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
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>The sample office is being made. This can take half a minute.</source>
        <translation>正在生成示例数据，可能需要半分钟。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>WhyStrip</name>
    <message>
        <source>Explain</source>
        <translation>查看说明</translation>
    </message>
    <message>
        <source>No home course yet: type its title, or write in the last column why it is not transferred.</source>
        <translation>还没有本校课程：请输入课程名称，或在最后一列写明不转换的理由。</translation>
    </message>
    <message>
        <source>Not transferred</source>
        <translation>不转换</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Undoing: {action}</source>
        <translation>正在撤销：{action}</translation>
    </message>
    <message>
        <source>Redoing: {action}</source>
        <translation>正在重做：{action}</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
    <message>
        <source>Done again: {action}</source>
        <translation>已重做：{action}</translation>
    </message>
</context>
<context>
    <name>WithoutConsent</name>
    <message>
        <source>People without consent to a transfer abroad</source>
        <translation>未同意向境外提供信息的人员</translation>
    </message>
    <message>
        <source>Ticked people are left out.</source>
        <translation>勾选的人员不会发出。</translation>
    </message>
    <message>
        <source>The others go on the basis of:</source>
        <translation>其他人员的发送依据：</translation>
    </message>
</context>
<context>
    <name>WordsBox</name>
    <message>
        <source>As in {language}: {words}</source>
        <translation>与 {language} 相同：{words}</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>Open the list (Alt+↓)</source>
        <translation>打开列表（Alt+↓）</translation>
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
    <name>WrittenCard</name>
    <message>
        <source>Saved {file} ({size}).</source>
        <translation>已保存 {file}（{size}）。</translation>
    </message>
    <message>
        <source>Only {name} can open it.</source>
        <translation>只有{name}能打开。</translation>
    </message>
    <message>
        <source>Its changes stay “sent, not confirmed” until the next package of the other side says what has come.</source>
        <translation>在您接收对方的下一个数据包之前，其中的更改显示为“已发送，未确认”；对方的数据包会说明已收到哪些。</translation>
    </message>
    <message>
        <source>If none comes, make another package: the changes go along again.</source>
        <translation>如对方一直没有发来，请再生成一个数据包，这些更改会一并重发。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%n person without consent was left out.</source>
        <translation>
            <numerusform>已排除 %n 名未同意的人员。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved in %n parts ({size}):</source>
        <translation>
            <numerusform>已分为 %n 个文件保存（{size}）：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>The whole page (Ctrl+0)</source>
        <translation>整页（Ctrl+0）</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
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
        <source>Leave out hidden rows and columns</source>
        <translation>不读取隐藏的行和列</translation>
    </message>
    <message>
        <source>With a programme every person gets a draft stay; for guests a term is enough.</source>
        <translation>选择项目后，每人生成一条交流记录草稿；来访人员只选学期即可。</translation>
    </message>
    <message>
        <source>You enter people of your own institution.</source>
        <translation>录入的均为本单位人员。</translation>
    </message>
    <message>
        <source>The file names: {name}</source>
        <translation>文件中写明：{name}</translation>
    </message>
    <message>
        <source>For rows that do not say it.</source>
        <translation>用于行中未注明的情况。</translation>
    </message>
</context>
<context>
    <name>_ProofCard</name>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>添加扫描件…</translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>Only the day is kept, no file.</source>
        <translation>只记录日期，不保存文件。</translation>
    </message>
</context>
<context>
    <name>_ShapeDialog</name>
    <message>
        <source>The list is read again. What you said of its columns stays; what you corrected in its rows is gone.</source>
        <translation>将重新读取名单：已说明的列保留，行中所作的更正将丢失。</translation>
    </message>
</context>
<context>
    <name>_WhoCard</name>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Does it</source>
        <translation>办理方</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>_WhyCard</name>
    <message>
        <source>Why this day</source>
        <translation>为什么是这一天</translation>
    </message>
    <message>
        <source>Open the rule</source>
        <translation>打开规则</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Act by</source>
        <translation>办理日</translation>
    </message>
    <message>
        <source>Moved by hand: the rule does not move it.</source>
        <translation>手动改期：规则不再改动。</translation>
    </message>
    <message>
        <source>Its phase is over: it stands behind what can still be done in time.</source>
        <translation>所属阶段已过：排在仍可按时办理的任务之后。</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>核对于 {day}</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>按计划</translation>
    </message>
    <message>
        <source>{country}, final</source>
        <translation>{country}（已最终公布）</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>尚无日期</translation>
    </message>
</context>
</TS>
