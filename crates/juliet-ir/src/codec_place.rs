//! Texts that say where a file lies: an image has stand-ins for them, so that it is good elsewhere.

use std::sync::Arc;

use crate::Sym;
use crate::codec::{Image, Resolver, Writer};
use crate::codec_read::Read;
use crate::lowered::Body;

/// How far a writer has come, for [`Writer::mentions_since`] and [`Writer::cut_to`].
#[derive(Clone, Copy)]
pub struct Extent {
    out: usize,
    code: usize,
    strings: usize,
    types: usize,
}

impl Writer {
    /// Writes `marker` wherever a symbol or a string constant is `real`; a reader is given another text
    /// for it ([`Image::open_placed`](crate::codec::Image::open_placed)).
    pub fn stand_in(&mut self, real: Sym, marker: &str) {
        self.stand_ins.push((real, Sym::from(marker)));
    }

    /// A symbol or path.
    pub fn sym(&mut self, text: Sym) {
        let stand_in = self.stand_ins.iter().find(|(real, _)| *real == text);
        self.placed += u64::from(stand_in.is_some());
        let text = stand_in.map_or(text, |(_, marker)| *marker);
        let next = self.strings.len() as u32;
        let index = *self.string_index.entry(text).or_insert(next);
        if index == next {
            self.strings.push(text);
        }
        self.number(u64::from(index));
    }

    /// Methods are written with the hashes that `find` knows of their bodies.
    pub fn keep_hashes(&mut self, find: fn(&Body) -> Option<[u8; 32]>) {
        self.plain_hash = Some(find);
    }

    /// How far the writer has come.
    pub fn extent(&self) -> Extent {
        let (out, code) = (self.out.len(), self.code.len());
        Extent { out, code, strings: self.strings.len(), types: self.types.len() }
    }

    /// Takes back all that was written since.
    pub fn cut_to(&mut self, extent: Extent) {
        self.cut(extent.out);
        self.code.truncate(extent.code);
        for text in self.strings.drain(extent.strings..) {
            self.string_index.remove(&text);
        }
        self.types.truncate(extent.types);
        self.type_index.retain(|_, index| (*index as usize) < extent.types);
    }

    /// Whether a text occurs in what was written since.
    pub fn mentions_since(&self, since: Extent, text: &str) -> bool {
        let found = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        found(self.out.get(since.out..).unwrap_or_default())
            || found(self.code.get(since.code..).unwrap_or_default())
            || self.strings.get(since.strings..).unwrap_or_default().iter().any(|s| s.contains(text))
    }
}

impl Image {
    /// Reads the tables of an image, with texts of this process in place of those that the writer had stand-ins for.
    ///
    /// # Errors
    /// The bytes are not an image of this version.
    pub fn open_placed(bytes: Vec<u8>, resolve: Resolver, placed: &[(&str, Sym)]) -> Read<Arc<Image>> {
        let image = Image::open(bytes, resolve)?;
        for (start, end, made) in &image.strings {
            let text = image.bytes.get(*start as usize..*end as usize).unwrap_or_default();
            if let Some((_, real)) = placed.iter().find(|(marker, _)| marker.as_bytes() == text) {
                let _ = made.set(*real);
            }
        }
        Ok(image)
    }
}
