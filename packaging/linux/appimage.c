/* The beginning of an AppImage (type 2): the squashfs that follows this program in the same file is mounted, and AppRun in it is run.
 *
 * Where nothing can be mounted (no FUSE on that PC, a container) it is unpacked for this one run and taken away after it. Linked
 * statically with squashfuse and libfuse 3, so that it needs nothing of the system but, for whoever is not root, fusermount3.
 *
 *   --appimage-extract           unpacks into ./squashfs-root and runs nothing
 *   --appimage-extract-and-run   as where nothing can be mounted; so does APPIMAGE_EXTRACT_AND_RUN in the environment
 *   --appimage-offset            says where the squashfs begins
 *   --appimage-help
 *
 * What is run finds APPIMAGE, APPDIR, ARGV0, OWD as with other AppImages, and in APPIMAGE_HOLD a file number: the mount is there until
 * nobody has that open.
 */
#define _GNU_SOURCE
#include <config.h>

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <file.h>
#include <ll.h>
#include <traverse.h>

/* squashfuse asks for it; LZO is under the GPL, and nothing here is packed with it. */
int lzo1x_decompress_safe(const unsigned char *in, unsigned long size, unsigned char *out, unsigned long *room, void *memory) {
	(void)in, (void)size, (void)out, (void)room, (void)memory;
	return -1;
}

enum { NOT_RUN = 127, PIECE = 1 << 18 };

static char self[PATH_MAX];

static void fail(const char *what) {
	fprintf(stderr, "%s: %s: %s\n", self, what, errno ? strerror(errno) : "damaged");
	exit(NOT_RUN);
}

/* The squashfs begins where this program ends: behind its table of sections, which a linker writes last. */
static size_t own_size(void) {
	Elf64_Ehdr head;
	int file = open(self, O_RDONLY | O_CLOEXEC);
	if (file < 0 || read(file, &head, sizeof head) != sizeof head || memcmp(head.e_ident, ELFMAG, SELFMAG))
		fail("it cannot be read");
	close(file);
	return head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
}

static char *joined(const char *folder, const char *name) {
	char *path;
	if (asprintf(&path, "%s/%s", folder, name) < 0)
		fail("memory");
	return path;
}

/* ---- unpacking */

static void write_file(sqfs *fs, sqfs_inode *inode, const char *path, mode_t mode) {
	static char piece[PIECE];
	int out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode & 0777);
	if (out < 0)
		fail(path);
	for (uint64_t at = 0; at < inode->xtra.reg.file_size;) {
		sqfs_off_t size = PIECE;
		errno = 0;
		if (sqfs_read_range(fs, inode, at, &size, piece) || size <= 0)
			fail(path);
		for (sqfs_off_t done = 0; done < size;) {
			ssize_t written = write(out, piece + done, size - done);
			if (written < 0)
				fail(path);
			done += written;
		}
		at += size;
	}
	if (close(out))
		fail(path);
}

static void unpack(size_t offset, const char *folder) {
	sqfs fs;
	sqfs_traverse walk;
	sqfs_err wrong = SQFS_OK;
	errno = 0;
	if (sqfs_open_image(&fs, self, offset) || sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)))
		fail("it cannot be unpacked");
	while (sqfs_traverse_next(&walk, &wrong)) {
		if (walk.dir_end)
			continue;
		sqfs_inode inode;
		if (sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&walk.entry)))
			fail(walk.path);
		char *path = joined(folder, walk.path);
		mode_t mode = inode.base.mode;
		if (S_ISDIR(mode)) {
			if (mkdir(path, 0700))
				fail(path);
		} else if (S_ISLNK(mode)) {
			char target[PATH_MAX];
			size_t size = sizeof target;
			if (sqfs_readlink(&fs, &inode, target, &size) || symlink(target, path))
				fail(path);
		} else if (S_ISREG(mode)) {
			write_file(&fs, &inode, path, mode);
		}
		free(path);
	}
	errno = 0;
	if (wrong)
		fail("it cannot be unpacked");
	sqfs_traverse_close(&walk);
	sqfs_destroy(&fs);
}

static int take_away(const char *path, const struct stat *about, int kind, struct FTW *where) {
	(void)about, (void)kind, (void)where;
	return remove(path);
}

/* ---- running */

static void run(const char *folder, char **arguments) {
	char own[PATH_MAX];
	setenv("APPIMAGE", self, 1);
	setenv("APPDIR", folder, 1);
	setenv("ARGV0", arguments[0], 1);
	if (getcwd(own, sizeof own))
		setenv("OWD", own, 1);
	char *program = joined(folder, "AppRun");
	execv(program, arguments);
	fail(program);
}

static pid_t running;

static void hand_on(int which) {
	kill(running, which);
}

/* In /var/tmp, which is on a disk and not in memory. */
static int run_unpacked(size_t offset, char **arguments) {
	const char *place = getenv("TMPDIR");
	if (!place || !*place)
		place = access("/var/tmp", W_OK) ? "/tmp" : "/var/tmp";
	char *folder = joined(place, ".exchange-admin-XXXXXX");
	if (!mkdtemp(folder))
		fail(folder);
	running = fork();
	if (running < 0)
		fail("fork");
	if (!running) {
		unpack(offset, folder);
		run(folder, arguments);
	}
	struct sigaction on = {.sa_handler = hand_on, .sa_flags = SA_RESTART};
	sigaction(SIGTERM, &on, NULL);
	sigaction(SIGHUP, &on, NULL);
	signal(SIGINT, SIG_IGN); /* a terminal says it to both */
	int status = 0;
	while (waitpid(running, &status, 0) < 0 && errno == EINTR)
		;
	nftw(folder, take_away, 16, FTW_DEPTH | FTW_PHYS);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- mounting */

static struct fuse_lowlevel_ops operations = {
	.getattr = sqfs_ll_op_getattr,
	.opendir = sqfs_ll_op_opendir,
	.releasedir = sqfs_ll_op_releasedir,
	.readdir = sqfs_ll_op_readdir,
	.lookup = sqfs_ll_op_lookup,
	.open = sqfs_ll_op_open,
	.create = sqfs_ll_op_create,
	.release = sqfs_ll_op_release,
	.read = sqfs_ll_op_read,
	.readlink = sqfs_ll_op_readlink,
	.forget = sqfs_ll_op_forget,
	.init = sqfs_ll_op_init,
	.statfs = stfs_ll_op_statfs,
};

/* Answers for the mounted files until nobody has the other end of `hold` open. */
static void serve(size_t offset, const char *folder, int ready, int hold) {
	setsid();
	signal(SIGPIPE, SIG_IGN);
	int nothing = open("/dev/null", O_RDWR);
	dup2(nothing, 0);
	dup2(nothing, 1); /* whoever reads what the program says is not kept waiting by this one */
	dup2(nothing, 2);
	char *words[] = {self, "-o", "ro,nodev,nosuid", NULL};
	struct fuse_args told = FUSE_ARGS_INIT(3, words);
	sqfs_ll_chan channel;
	sqfs_ll *files = sqfs_ll_open(self, offset);
	if (!files || sqfs_ll_mount(&channel, folder, &told, &operations, sizeof operations, files))
		_exit(1);
	if (write(ready, "", 1) == 1) {
		close(ready);
		struct pollfd asked[] = {{fuse_session_fd(channel.session), POLLIN, 0}, {hold, POLLIN, 0}};
		struct fuse_buf request = {0};
		while (!fuse_session_exited(channel.session) && !asked[1].revents) {
			if (poll(asked, 2, -1) < 0 && errno != EINTR)
				break;
			if (!asked[0].revents)
				continue;
			int got = fuse_session_receive_buf(channel.session, &request);
			if (got == -EINTR || got == -EAGAIN)
				continue;
			if (got <= 0)
				break;
			fuse_session_process_buf(channel.session, &request);
		}
	}
	sqfs_ll_unmount(&channel, folder);
	rmdir(folder);
	_exit(0);
}

/* Comes back only where nothing could be mounted. */
static void run_mounted(size_t offset, char **arguments) {
	char folder[] = "/tmp/.exchange-admin-XXXXXX";
	int ready[2], hold[2];
	if (!mkdtemp(folder) || pipe2(ready, O_CLOEXEC) || pipe2(hold, O_CLOEXEC))
		return;
	pid_t server = fork();
	if (server < 0)
		return;
	if (!server) {
		close(ready[0]);
		close(hold[1]);
		serve(offset, folder, ready[1], hold[0]);
	}
	close(ready[1]);
	close(hold[0]);
	char answer;
	if (read(ready[0], &answer, 1) == 1) {
		char number[16];
		snprintf(number, sizeof number, "%d", hold[1]);
		setenv("APPIMAGE_HOLD", number, 1);
		fcntl(hold[1], F_SETFD, 0);
		close(ready[0]);
		run(folder, arguments);
	}
	waitpid(server, NULL, 0);
	close(ready[0]);
	close(hold[1]);
	rmdir(folder);
}

int main(int count, char **arguments) {
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	if (length < 0) {
		perror("/proc/self/exe");
		return NOT_RUN;
	}
	const char *asked = count > 1 && !strncmp(arguments[1], "--appimage-", 11) ? arguments[1] + 11 : "";
	size_t offset = own_size();
	unsetenv("APPIMAGE_HOLD"); /* of an AppImage that started this one */
	if (!strcmp(asked, "offset")) {
		printf("%zu\n", offset);
		return 0;
	}
	if (!strcmp(asked, "extract")) {
		if (mkdir("squashfs-root", 0755))
			fail("squashfs-root");
		unpack(offset, "squashfs-root");
		return 0;
	}
	if (!strcmp(asked, "extract-and-run") || getenv("APPIMAGE_EXTRACT_AND_RUN")) {
		if (*asked) {
			arguments[1] = arguments[0];
			arguments++;
		}
		return run_unpacked(offset, arguments);
	}
	if (*asked) {
		fprintf(stderr, "--appimage-extract, --appimage-extract-and-run, --appimage-offset\n");
		return strcmp(asked, "help") ? 2 : 0;
	}
	run_mounted(offset, arguments);
	return run_unpacked(offset, arguments);
}
