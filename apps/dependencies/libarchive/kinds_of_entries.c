/* What zip's writer asks for where an entry is no file. libarchive has it beside the list of all its formats, none of
   which but zip is wanted. */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>

void __archive_write_entry_filetype_unsupported(struct archive* writer, struct archive_entry* entry, const char* format) {
    (void)entry;
    archive_set_error(writer, EINVAL, "%s: no such kind of entry", format);
}
