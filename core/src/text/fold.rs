//! Text without accents and case, character by character, so that places in the folded text
//! are places in the original.

/// The letter without accent and case.
pub fn fold(letter: char) -> char {
    /// The letters without accents of those from ß on; an underscore where the letter stays.
    const PLAIN: &[u8] = b"saaaaaa_ceeeeiiii_nooooo_ouuuuy_y_a_a_a_c_c_c_c_d_d_e_e_e_e_e_g_g_g_g_h_h_i_i_i_\
        i_i___j_k__l_l_l_l_l_n_n_nn___o_o_o___r_r_r_s_s_s_s_t_t_t_u_u_u_u_u_u_w_y__z_z_z\
        _";
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let lower = lower_case(letter);
    match lower {
        '’' | '‘' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '–' | '—' => '-',
        _ => {
            let plain = PLAIN.get((lower as usize).wrapping_sub('ß' as usize));
            plain.filter(|plain| **plain != b'_').map_or(lower, |plain| char::from(*plain))
        }
    }
}

/// The small letter of a capital, in the scripts whose capitals follow a rule; other letters as they are.
/// (The standard library's table of all scripts weighs more than everything else here.)
fn lower_case(letter: char) -> char {
    let code = letter as u32;
    let shift = match code {
        // Latin-1 but for the times sign, Greek, Cyrillic.
        0xC0..=0xDE if code != 0xD7 => 32,
        0x391..=0x3A9 | 0x410..=0x42F => 32,
        0x400..=0x40F => 80,
        // Latin Extended-A: capital and small letter in turns.
        0x100..=0x137 | 0x14A..=0x177 if code.is_multiple_of(2) => 1,
        0x139..=0x148 | 0x179..=0x17E if !code.is_multiple_of(2) => 1,
        0x178 => return 'ÿ',
        _ => 0,
    };
    char::from_u32(code + shift).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_ignored() {
        let check = |text: &str, expect: &str| assert_eq!(text.chars().map(fold).collect::<String>(), expect);
        check("Chávez PSUV", "chavez psuv");
        check("NIÑO Ŵ ß", "nino w s");
        check("ŽŁŹŸĀÞÖ×", "zlzyaþo×");
        check("МАДУРО Ё ΑΘΗΝΑ", "мадуро ё αθηνα");
        check("베네수엘라", "베네수엘라");
    }
}
