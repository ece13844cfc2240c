//! What a value is. The store treats all kinds alike; listings and statistics tell them apart.

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Relocatable native code.
    Object = 1,
    /// The top-level result of a module.
    Image = 2,
    /// A result of inference with the questions that it rests on.
    Trace = 3,
    /// What a whole run of a program loaded.
    Profile = 4,
    /// The names that the content under another key is known by.
    Names = 5,
    /// The memory of a process that has loaded Base, for one build of the program on this machine.
    Snapshot = 6,
}

impl Kind {
    /// All kinds, in the order of their bytes.
    pub const ALL: [Kind; 6] = [Kind::Object, Kind::Image, Kind::Trace, Kind::Profile, Kind::Names, Kind::Snapshot];

    pub(crate) fn from_byte(byte: u8) -> Option<Kind> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == byte)
    }

    /// The word for it in listings.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Object => "object",
            Kind::Image => "image",
            Kind::Trace => "trace",
            Kind::Profile => "profile",
            Kind::Names => "names",
            Kind::Snapshot => "snapshot",
        }
    }
}
