"""Entry point: a window without a command, the command line with one."""


def main() -> int:
    return 0
