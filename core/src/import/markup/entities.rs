//! The letters that entities such as `&eacute;`, `&#8217;` and `&#x2019;` mean.
//! Knows the names of HTML 4; knows nothing of elements.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The names of the letters from 160 on.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
    Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde \
    Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// The names of the letters from capital alpha on; a hyphen where there is none.
const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma \
    Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu \
    xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

/// The names of others, each behind its letter.
const OTHERS: &str = "&amp <lt >gt \"quot 'apos ŒOElig œoelig ŠScaron šscaron ŸYuml ƒfnof ˆcirc ˜tilde –ndash —mdash \
    ‘lsquo ’rsquo ‚sbquo “ldquo ”rdquo „bdquo †dagger ‡Dagger •bull …hellip ‰permil ′prime ″Prime ‹lsaquo ›rsaquo \
    ‾oline ⁄frasl €euro ™trade ←larr ↑uarr →rarr ↓darr ↔harr ⇒rArr ⇔hArr ∀forall ∂part ∃exist ∅empty ∇nabla ∈isin \
    ∉notin ∏prod ∑sum −minus √radic ∞infin ∧and ∨or ∩cap ∪cup ∫int ≈asymp ≠ne ≡equiv ≤le ≥ge ⊂sub ⊃sup ◊loz ♠spades \
    ♣clubs ♥hearts ♦diams \u{200C}zwnj \u{200D}zwj \u{200E}lrm \u{200F}rlm \u{2002}ensp \u{2003}emsp \u{2009}thinsp \
    ĀAmacr āamacr ĆCacute ćcacute ČCcaron čccaron ĐDstrok đdstrok ĘEogon ęeogon ĞGbreve ğgbreve İIdot ıimath ŁLstrok \
    łlstrok ŃNacute ńnacute ŚSacute śsacute ŞScedil şscedil ŹZacute źzacute ŻZdot żzdot ŽZcaron žzcaron ‐hyphen \
    ―horbar ✓check ★starf №numero";

/// What numbers from 128 to 159 mean, which many take from Windows.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The longest entity that is looked for.
const LONGEST: usize = 12;

/// A text with its entities replaced; unknown ones stay as they are.
pub fn decoded(text: &str) -> Cow<'_, str> {
    let mut pieces = text.split('&');
    let first = pieces.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(first);
    for piece in pieces {
        let end = piece.bytes().take(LONGEST).position(|byte| byte == b';');
        let name = end.and_then(|end| piece.get(..end));
        match name.and_then(letter) {
            Some(letter) => {
                decoded.push(letter);
                decoded.push_str(end.and_then(|end| piece.get(end + 1..)).unwrap_or_default());
            }
            None => {
                decoded.push('&');
                decoded.push_str(piece);
            }
        }
    }
    Cow::Owned(decoded)
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
            return None;
        }
        let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
        let windows = code.checked_sub(128).and_then(|place| WINDOWS.chars().nth(place as usize));
        return Some(windows.or_else(|| char::from_u32(code)).filter(|letter| *letter != '\0').unwrap_or('\u{FFFD}'));
    }
    NAMED.get(name).copied()
}

/// The letters by their names. A text may be nothing but entities, so the names are sorted out once.
static NAMED: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let numbered = |names: &'static str, first: u32| {
        let names = names.split_ascii_whitespace().zip(first..);
        names.filter_map(|(name, code)| Some((name, char::from_u32(code).filter(|_| name != "-")?)))
    };
    let others = OTHERS.split(' ').filter_map(|known| {
        let mut letters = known.chars();
        let letter = letters.next()?;
        Some((letters.as_str(), letter))
    });
    numbered(LATIN, 160).chain(numbered(GREEK, 0x391)).chain(others).collect()
});
