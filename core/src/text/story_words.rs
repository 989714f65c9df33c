//! The words of the guided story.

use super::words::words;

words! {
    StoryWords,
    story: &'static str,
    start: &'static str,
    next_step: &'static str,
    previous_step: &'static str,
    play: &'static str,
    pause: &'static str,
    leave: &'static str,
    again: &'static str,
    /// `{n}` `{total}`
    step: &'static str,
    /// What is said with each step: `{step}` `{title}`
    telling: &'static str,
    at_end: &'static str,
    full_screen: &'static str,
    leave_full_screen: &'static str,
    /// Where the filter lets no event of the story through.
    nothing_to_tell: &'static str,
}

pub const EN: StoryWords = StoryWords {
    story: "Guided story",
    start: "Tell the story",
    next_step: "Next step",
    previous_step: "Previous step",
    play: "Play",
    pause: "Pause",
    leave: "Leave the story",
    again: "From the beginning",
    step: "Step {n} of {total}",
    telling: "{step}: {title}",
    at_end: "This was the last step.",
    full_screen: "Full screen",
    leave_full_screen: "Leave full screen",
    nothing_to_tell: "The filters let no step of the story through.",
};

#[cfg(feature = "languages")]
pub const ES: StoryWords = StoryWords {
    story: "Relato guiado",
    start: "Contar la historia",
    next_step: "Paso siguiente",
    previous_step: "Paso anterior",
    play: "Reproducir",
    pause: "Pausar",
    leave: "Salir del relato",
    again: "Desde el principio",
    step: "Paso {n} de {total}",
    telling: "{step}: {title}",
    at_end: "Este era el último paso.",
    full_screen: "Pantalla completa",
    leave_full_screen: "Salir de pantalla completa",
    nothing_to_tell: "Los filtros no dejan pasar ningún paso del relato.",
};

#[cfg(feature = "languages")]
pub const KO: StoryWords = StoryWords {
    story: "이야기 따라가기",
    start: "이야기 시작",
    next_step: "다음 단계",
    previous_step: "이전 단계",
    play: "재생",
    pause: "일시 정지",
    leave: "이야기 나가기",
    again: "처음부터",
    step: "{total}단계 중 {n}단계",
    telling: "{step}: {title}",
    at_end: "마지막 단계입니다.",
    full_screen: "전체 화면",
    leave_full_screen: "전체 화면 끝내기",
    nothing_to_tell: "필터를 통과하는 이야기 단계가 없습니다.",
};
