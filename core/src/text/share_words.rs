//! The words with which a timeline is shared: the link to what is seen, and what an author puts into a page.
//! Knows the three languages; knows nothing of what stands in a snippet beside them.

use super::words::words;

words! {
    ShareWords,
    /// A link to what is seen, and how it opens.
    link: &'static str,
    link_opens: &'static str,
    /// Hands it over to what the reader's device shares with.
    send: &'static str,
    put_on_page: &'static str,
    /// In the order of `Snippet::ALL`: what each is called, and where it goes.
    kinds: [(&'static str, &'static str); 7],
    as_seen: &'static str,
    /// What an author must know of the dataset: it is at an address, or the page has handed it over.
    other_origins: &'static str,
    no_address: &'static str,
    /// The widget is within a script of the page's own.
    no_door: &'static str,
    /// What stands between the tags is for readers without scripts.
    without_scripts: &'static str,
    open_timeline: &'static str,
}

pub const EN: ShareWords = ShareWords {
    link: "Link to what you see now",
    link_opens: "It opens with this view, stretch of time, event, day and these filters.",
    send: "Share…",
    put_on_page: "Put it on your page",
    kinds: [
        ("Script", "For a page of your own: two lines, where the timeline is to stand."),
        (
            "HTML",
            "The same with its height, and with what readers without scripts see: write more between the tags, or let relations render write it.",
        ),
        (
            "iframe",
            "For a page that takes frames. The second line fits the height; without it the frame keeps the one that it names.",
        ),
        ("WordPress", "For the editor, as a block “Custom HTML”. Your role must be allowed to use scripts."),
        ("React", "A component for React 18 and 19."),
        ("Vue", "A component for Vue 3. By v-pre it leaves the element to the browser."),
        ("Svelte", "A component for Svelte 4 and 5."),
    ],
    as_seen: "As it is seen now: view, time, event and day",
    other_origins: "The server of the dataset must let other pages read it (Access-Control-Allow-Origin).",
    no_address: "This page hands over its dataset without an address. Publish it as a file and write its address as src.",
    no_door: "This page has the widget within a script of its own. Publish the widget's files beside it, or write where they are.",
    without_scripts: "What stands here is for readers without scripts.",
    open_timeline: "Open the timeline",
};

#[cfg(feature = "languages")]
pub const ES: ShareWords = ShareWords {
    link: "Enlace a lo que se ve ahora",
    link_opens: "Se abre con esta vista, este tramo de tiempo, este hecho, este día y estos filtros.",
    send: "Compartir…",
    put_on_page: "Para poner en su página",
    kinds: [
        ("Script", "Para una página propia: dos líneas, en el lugar de la cronología."),
        (
            "HTML",
            "Lo mismo, con la altura y con lo que ven quienes no usan scripts: escriba más entre las etiquetas o deje que lo escriba relations render.",
        ),
        (
            "iframe",
            "Para una página que admite marcos. La segunda línea ajusta la altura; sin ella, el marco conserva la que indica.",
        ),
        (
            "WordPress",
            "Para el editor, como bloque «HTML personalizado». Su perfil debe tener permiso para usar scripts.",
        ),
        ("React", "Un componente para React 18 y 19."),
        ("Vue", "Un componente para Vue 3. Con v-pre deja el elemento en manos del navegador."),
        ("Svelte", "Un componente para Svelte 4 y 5."),
    ],
    as_seen: "Tal como se ve ahora: vista, tiempo, hecho y día",
    other_origins: "El servidor de los datos debe permitir que otras páginas los lean (Access-Control-Allow-Origin).",
    no_address: "Esta página entrega sus datos sin una dirección. Publíquelos como archivo y escriba su dirección en src.",
    no_door: "Esta página lleva la cronología dentro de un script propio. Publique sus archivos junto a él o escriba dónde están.",
    without_scripts: "Lo que hay aquí es para quienes no usan scripts.",
    open_timeline: "Abrir la cronología",
};

#[cfg(feature = "languages")]
pub const KO: ShareWords = ShareWords {
    link: "지금 보는 화면의 링크",
    link_opens: "지금의 보기, 기간, 사건, 날짜, 필터 그대로 열립니다.",
    send: "공유하기…",
    put_on_page: "내 페이지에 넣기",
    kinds: [
        ("스크립트", "직접 관리하는 페이지에 알맞습니다. 연표를 놓을 자리에 두 줄을 넣으십시오."),
        (
            "HTML",
            "높이와, 스크립트를 쓰지 않는 독자에게 보일 내용이 함께 들어 있습니다. 태그 사이에 내용을 더 쓰거나 relations render로 만드십시오.",
        ),
        (
            "iframe",
            "프레임을 넣을 수 있는 페이지에 알맞습니다. 둘째 줄이 높이를 맞추며, 그 줄이 없으면 적힌 높이가 그대로 유지됩니다.",
        ),
        ("워드프레스", "편집기의 ‘사용자 정의 HTML’ 블록에 넣으십시오. 스크립트를 쓸 수 있는 권한이 필요합니다."),
        ("React", "React 18과 19에서 쓰는 컴포넌트입니다."),
        ("Vue", "Vue 3에서 쓰는 컴포넌트입니다. v-pre로 이 요소를 브라우저에 맡깁니다."),
        ("Svelte", "Svelte 4와 5에서 쓰는 컴포넌트입니다."),
    ],
    as_seen: "지금 보이는 그대로(보기, 기간, 사건, 날짜)",
    other_origins: "데이터가 있는 서버는 다른 페이지가 데이터를 읽도록 허용해야 합니다(Access-Control-Allow-Origin).",
    no_address: "이 페이지는 주소 없이 데이터를 넘깁니다. 데이터를 파일로 게시하고 그 주소를 src에 쓰십시오.",
    no_door: "이 페이지는 연표를 자체 스크립트에 담고 있습니다. 연표의 파일들을 그 옆에 게시하거나, 파일들이 있는 곳을 쓰십시오.",
    without_scripts: "여기에 있는 내용은 스크립트를 쓰지 않는 독자를 위한 것입니다.",
    open_timeline: "연표 열기",
};
