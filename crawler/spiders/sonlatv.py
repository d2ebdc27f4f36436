from crawler.platforms.any_site import AnySite


class SonLaTV(AnySite):
    """Radio and television of Sơn La.

    Drupal, by a form on its programme page.
    """

    name = "sonlatv"
    title = "Đài Phát thanh - Truyền hình Sơn La"
    kind = "broadcaster"
    province = "Sơn La"
    hosts = ("sonlatv.vn",)
    status = "unknown"
    checked = None
