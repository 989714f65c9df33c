//! The words of what a reader takes along: the panel that offers files, and the one that says how an event is cited.
//! Knows the three languages; the words in the files themselves are in `file_words`.

use super::words::words;

words! {
    TakeWords,
    take_along: &'static str,
    /// What opens the link and the snippets, whose own words are in `share_words`.
    share: &'static str,
    /// A picture to scale, one of dots, a table, the dataset, a calendar, paper: what each is called, and what it is good for.
    kinds: [(&'static str, &'static str); 6],
    /// Of a calendar: `{n}`
    left_out: [&'static str; 2],
    /// `{file}`
    handed_over: &'static str,
    no_picture: &'static str,
    cite_this: &'static str,
    /// The forms of a citation: words, BibTeX, CSL JSON.
    forms: [&'static str; 3],
    /// Of the page, which opens at the event or not.
    link_to_event: &'static str,
    link_to_page: &'static str,
    copy: &'static str,
    /// `{what}`
    copied: &'static str,
    not_copied: &'static str,
}

pub const EN: TakeWords = TakeWords {
    take_along: "Take along",
    share: "Share and embed",
    kinds: [
        ("Picture (SVG)", "Sharp at any size, to print and to edit"),
        ("Picture (PNG)", "For slides, messages and posts"),
        ("Table (CSV)", "The events, for a spreadsheet"),
        ("Dataset (JSON)", "The events with everything known of them"),
        ("Calendar (ICS)", "The events whose exact days are known"),
        ("Print", "The timeline, every event, and numbered sources"),
    ],
    left_out: [
        "{n} event is left out of it, because its exact day is not known.",
        "{n} events are left out of it, because their exact days are not known.",
    ],
    handed_over: "The browser now has the file {file}.",
    no_picture: "The picture could not be drawn in this browser. Take the SVG instead.",
    cite_this: "Cite this event",
    forms: ["Text", "BibTeX", "CSL JSON"],
    link_to_event: "Link to this event",
    link_to_page: "Address of this page",
    copy: "Copy",
    copied: "Copied: {what}.",
    not_copied: "The browser does not allow copying here. Select the text and copy it by hand.",
};

#[cfg(feature = "languages")]
pub const ES: TakeWords = TakeWords {
    take_along: "Para llevar",
    share: "Compartir e insertar",
    kinds: [
        ("Imagen (SVG)", "Nítida a cualquier tamaño, para imprimir y editar"),
        ("Imagen (PNG)", "Para presentaciones, mensajes y publicaciones"),
        ("Tabla (CSV)", "Los hechos, para una hoja de cálculo"),
        ("Datos (JSON)", "Los hechos con todo lo que se sabe de ellos"),
        ("Calendario (ICS)", "Los hechos cuyo día exacto se conoce"),
        ("Imprimir", "La cronología, todos los hechos y las fuentes numeradas"),
    ],
    left_out: [
        "Queda fuera {n} hecho, porque no se conoce su día exacto.",
        "Quedan fuera {n} hechos, porque no se conoce su día exacto.",
    ],
    handed_over: "El navegador ya tiene el archivo {file}.",
    no_picture: "Este navegador no ha podido dibujar la imagen. Llévese la versión SVG.",
    cite_this: "Citar este hecho",
    forms: ["Texto", "BibTeX", "CSL JSON"],
    link_to_event: "Enlace a este hecho",
    link_to_page: "Dirección de esta página",
    copy: "Copiar",
    copied: "Copiado: {what}.",
    not_copied: "El navegador no permite copiar aquí. Seleccione el texto y cópielo a mano.",
};

#[cfg(feature = "languages")]
pub const KO: TakeWords = TakeWords {
    take_along: "가져가기",
    share: "공유 및 삽입",
    kinds: [
        ("그림(SVG)", "어떤 크기에서도 선명하며 인쇄와 편집에 알맞음"),
        ("그림(PNG)", "발표 자료, 메시지, 게시물에 알맞음"),
        ("표(CSV)", "스프레드시트에서 쓸 사건 목록"),
        ("데이터(JSON)", "사건과 그에 관해 알려진 모든 내용"),
        ("달력(ICS)", "정확한 날짜가 알려진 사건"),
        ("인쇄", "연표와 모든 사건, 번호를 매긴 출처"),
    ],
    left_out: ["정확한 날짜를 알 수 없는 사건 {n} 건은 빠집니다.", "정확한 날짜를 알 수 없는 사건 {n} 건은 빠집니다."],
    handed_over: "{file} 파일을 브라우저에 넘겼습니다.",
    no_picture: "이 브라우저에서는 그림을 그릴 수 없습니다. SVG를 대신 이용하십시오.",
    cite_this: "이 사건 인용하기",
    forms: ["텍스트", "BibTeX", "CSL JSON"],
    link_to_event: "이 사건으로 가는 링크",
    link_to_page: "이 페이지의 주소",
    copy: "복사",
    copied: "복사했습니다: {what}.",
    not_copied: "이 브라우저에서는 여기서 복사할 수 없습니다. 텍스트를 선택해 직접 복사하십시오.",
};
