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
    <name>Areas</name>
    <message>
        <source>Language training</source>
        <translation>语言培训</translation>
    </message>
    <message>
        <source>Credit transfer</source>
        <translation>学分转换</translation>
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
        <source>Saved as soon as the fields marked * are filled in.</source>
        <translation>填写完带 * 的字段后自动保存。</translation>
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
    <name>RecordForm</name>
    <message>
        <source>Use</source>
        <translation>采用</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students and teachers on exchange, language training, credit transfer, certificates and reports: one file on this PC, no internet needed.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
