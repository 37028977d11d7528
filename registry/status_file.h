/* registry/status_file.h: where one file is, and what is done of it. */
#ifndef REGISTRY_STATUS_FILE_H
#define REGISTRY_STATUS_FILE_H

#include "registry/desk.h"

/* Each of words, as desk_file reads it, on standard output: place and holder
 * first; no name of a person of a case.  JSON: {"v":1,"files":[...]}.  One that
 * is not found is named on standard error.  Returns the exit status. */
int status_files(struct desk *d, char **words, int n, const char *today,
    bool json);

#endif
