#pragma once

namespace pairmodel {

/// Takes away the temporary files of all OutputFiles that were not committed, for a program that ends without
/// leaving its functions. It asks for no memory and may be called by a signal handler.
void remove_temporary_files() noexcept;

/// Closes standard output where something was written to it, as some systems tell only then that it could not
/// be. Throws FileError. Nothing may be written to it afterwards.
void close_standard_output();

}  // namespace pairmodel
