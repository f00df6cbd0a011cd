#!/usr/bin/env python3
"""What --help says, the man pages, the completions and docs/commands.md must name the same commands and options.
usage: python3 tests/manual.py BUILD       such as build/release, built
Commands and options are taken from --help of the program: nothing is listed here."""

import pathlib
import re
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = next(p for p in (BUILD / "bin/pairmodel", BUILD / "pairmodel") if p.is_file())
MANUAL = BUILD / "manual"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60).stdout


def same(what, found, wanted):
    expect(found == wanted, f"{what}: missing {sorted(wanted - found)}, too many {sorted(found - wanted)}")


def commands():
    text = run(PROGRAM, "--help").split("Subcommands:\n")[1]
    return [line.split()[0] for line in text.splitlines() if re.match(r"  \S", line)]


def help_options(*command):
    """Each option with what stands for its value, from the lines of --help."""
    found = {}
    for line in run(PROGRAM, *command, "--help").splitlines():
        match = re.match(r"  ((?:-\w,)?--[a-z-]+(?:,--[a-z-]+)*)(?: (\S+))?", line)
        if not match:
            continue
        for name in match[1].split(","):
            found[name] = match[2].split("=")[0] if match[2] else ""
    return found


def in_man(page):
    """Options that the page explains: those that begin an item."""
    if not page.is_file():
        return set()
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    items = re.findall(r"^\.TP\n(.*)", text, re.M)
    return {name for item in items for name in re.findall(r"\\fB(--?[a-zA-Z-]+)\\fR", item)}


def in_bash(command):
    text = (MANUAL / "bash/pairmodel").read_text(encoding="utf-8")
    return set(re.search(rf"^    {command}\)\n        options='(.*)'", text, re.M)[1].split())


def in_fish(command):
    lines = (MANUAL / "fish/pairmodel.fish").read_text(encoding="utf-8").splitlines()
    names = set()
    for line in lines:
        if f"'__pairmodel_is {command}'" in line:
            definition = line.split(f"'__pairmodel_is {command}'")[1].split(" -d ")[0]
            names |= {"--" + name for name in re.findall(r" -l (\S+)", definition)}
            names |= {"-" + name for name in re.findall(r" -s (\S+)", definition)}
    return names


def in_zsh(command):
    text = (MANUAL / "zsh/_pairmodel").read_text(encoding="utf-8")
    part = text.split(f"\n    {command})\n")[1].split("\n        ;;")[0]
    return set(re.findall(r"^ +'(?:\*|\([^)]*\))(--?[A-Za-z-]+)=?\[", part, re.M))


def check_commands(all_commands):
    pages = {path.name for path in (MANUAL / "man/man1").iterdir()}
    same("man pages", pages, {"pairmodel.1"} | {f"pairmodel-{name}.1" for name in all_commands})
    overview = (MANUAL / "man/man1/pairmodel.1").read_text(encoding="utf-8")
    expect(list(re.findall(r"^\.TP\n\\fB([a-z]+)\\fR$", overview, re.M)) == all_commands, "pairmodel.1: commands")
    same("options of pairmodel.1", in_man(MANUAL / "man/man1/pairmodel.1"), set(help_options()))
    for name in all_commands:
        options = set(help_options(name))
        if f"\n    {name})\n" not in (MANUAL / "zsh/_pairmodel").read_text(encoding="utf-8"):
            problems.append(f"the manual was made without {name}")
            continue
        same(f"man page of {name}", in_man(MANUAL / f"man/man1/pairmodel-{name}.1"), options)
        same(f"bash completion of {name}", in_bash(name), options)
        same(f"zsh completion of {name}", in_zsh(name), options)
        same(f"fish completion of {name}", in_fish(name), options)


def check_documentation(all_commands):
    text = (SOURCE / "docs/commands.md").read_text(encoding="utf-8")
    known = {name for command in [(), *((c,) for c in all_commands)] for name in help_options(*command)}
    long_names = {name for name in known if name.startswith("--")}
    same("options in docs/commands.md", set(OPTION.findall(text)), long_names)
    table = set(re.findall(r"^\| `pairmodel ([a-z]+)", text, re.M))
    same("commands in docs/commands.md", table, set(all_commands))
    for page in [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]:
        check_examples(page, all_commands)
    same_exit_codes(text)


def check_examples(page, all_commands):
    """Each command line of a page is of a command that there is, with options that it has."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in re.findall(r"^ {4}(?:\$ )?(pairmodel .*)|`(pairmodel [^`]*)`", text, re.M):
        words = " ".join(line).split("#")[0].split()
        where = f"{page.name}: {' '.join(words)}"
        if len(words) < 2 or not re.fullmatch("[a-z]+", words[1]):
            continue
        expect(words[1] in [*all_commands, "help", "version"], f"{where}: no such command")
        if words[1] in all_commands:
            unknown = set(OPTION.findall(" ".join(words))) - set(help_options(words[1]))
            expect(not unknown, f"{where}: no such option: {sorted(unknown)}")


def same_exit_codes(text):
    wanted = dict(re.findall(r"^\| (\d) \| (.*) \|$", text.split("## Exit codes")[1], re.M))
    page = (MANUAL / "man/man1/pairmodel.1").read_text(encoding="utf-8")
    found = dict(re.findall(r"^\.TP\n\.B (\d)\n(.*)\.$", page, re.M))
    expect(wanted == found and wanted, f"exit codes: {found} in the man page, {wanted} in docs/commands.md")


def bash_completes(*words):
    script = """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
        _pairmodel
        printf '%s\\n' "${COMPREPLY[@]}" """
    output = run("bash", "-c", script, "bash", MANUAL / "bash/pairmodel", "pairmodel", *words)
    return set(output.split())


def fish_completes(text):
    script = f"source {MANUAL / 'fish/pairmodel.fish'}; complete -C '{text}'"
    return {line.split("\t")[0] for line in run("fish", "--no-config", "-c", script).splitlines()}


def closed(written):
    """The words of "fail|skip"; nothing where any value will do."""
    words = written.split("|")
    return set(words) if len(words) > 1 and all(re.fullmatch("[a-z0-9-]+", word) for word in words) else set()


def check_bash(all_commands):
    expect(set(all_commands) <= bash_completes(""), "bash: commands")
    with_words = 0
    for command in all_commands:
        options = help_options(command)
        with_words += sum(bool(closed(value)) for value in options.values())
        same(f"bash: options of {command}", bash_completes(command, "-"), set(options))
        for name, value in options.items():
            if closed(value):
                same(f"bash: {command} {name}", bash_completes(command, name, ""), closed(value))
                same(f"bash: {command} {name}=", bash_completes(command, name, "=", ""), closed(value))
    expect(with_words > len(all_commands), f"only {with_words} options have words to choose from")
    same("bash: actions of parameters", bash_completes("parameters", ""), {"list", "show", "check"})
    expect({"pif-2023"} <= bash_completes("parameters", "show", "pif"), "bash: sets of parameters")
    expect(bash_completes("estimate", "--births", "") == set(), "bash: nothing to offer for a number")


def check_fish(all_commands):
    run("fish", "--no-execute", MANUAL / "fish/pairmodel.fish")
    same("fish: commands", fish_completes("pairmodel "), set(all_commands))
    for command in all_commands:
        options = {name for name in help_options(command) if name.startswith("--")}
        same(f"fish: options of {command}", fish_completes(f"pairmodel {command} --"), options)
    for name, value in help_options("estimate").items():
        if closed(value):
            same(f"fish: estimate {name}", fish_completes(f"pairmodel estimate {name} "), closed(value))
    same("fish: actions of parameters", fish_completes("pairmodel parameters "), {"list", "show", "check"})


def check_zsh():
    script = f"autoload -Uz compinit; compinit -D -u; source {MANUAL / 'zsh/_pairmodel'}; print $_comps[pairmodel]"
    run("zsh", "-n", MANUAL / "zsh/_pairmodel")
    expect(run("zsh", "-f", "-c", script).strip() == "_pairmodel", "zsh does not load the completion")


def check_pages():
    for page in sorted((MANUAL / "man/man1").iterdir()):
        result = subprocess.run(["man", "--warnings=all", "-l", "-Tutf8", page], capture_output=True, text=True,
                                env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MANWIDTH": "100"}, check=False)
        expect(result.returncode == 0 and not result.stderr, f"{page.name}: {result.stderr}")
        expect("SYNOPSIS" in re.sub("\x1b\\[[0-9;]*m|.\b", "", result.stdout), f"{page.name} shows nothing")


def main():
    all_commands = commands()
    expect(len(all_commands) >= 10, f"only these commands: {all_commands}")
    check_commands(all_commands)
    check_documentation(all_commands)
    check_bash(all_commands)
    for tool, check in {"fish": lambda: check_fish(all_commands), "zsh": check_zsh}.items():
        if shutil.which(tool):
            check()
        else:
            print(f"skip  completions run by {tool}: it is not installed")
    if shutil.which("man") and shutil.which("groff"):
        check_pages()
    else:
        print("skip  man pages shown: man or groff is not installed")
    print("\n".join(problems))
    print(f"manual: {len(all_commands)} commands, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
